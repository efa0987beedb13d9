import { InvalidArgumentError } from 'commander';
import * as z from 'zod';
import type { SessionStatus } from '../sessions/session-lifecycle.ts';

export const sessionStatuses = [
  'issued',
  'joined',
  'left',
  'aborted',
  'never_joined',
] as const satisfies readonly SessionStatus[];

const minutes = -1;
const Instant = z
  .union([
    z.iso.date(),
    z.iso.datetime({ offset: true, precision: minutes }),
    z.iso.datetime({ offset: true }),
  ])
  .transform((text) => new Date(text));

/** A day (its beginning in UTC) or an instant, as ISO 8601 has them. An instant says its distance from UTC. */
export function parseInstant(text: string): Date {
  const result = Instant.safeParse(text);
  if (result.success) return result.data;
  throw new InvalidArgumentError(
    'It is not like 2026-01-31, 2026-01-31T18:00Z or 2026-01-31T18:00:00-03:00.',
  );
}

/** One or more statuses with commas between them, added to those given before. */
export function parseStatuses(text: string, before: readonly SessionStatus[] = []): readonly SessionStatus[] {
  const result = z.array(z.enum(sessionStatuses)).safeParse(text.split(',').map((word) => word.trim()));
  if (result.success) return [...before, ...result.data];
  throw new InvalidArgumentError(`Statuses are ${sessionStatuses.join(', ')}.`);
}

export function parseText(text: string): string {
  if (text.trim() !== '') return text;
  throw new InvalidArgumentError('It is empty.');
}
