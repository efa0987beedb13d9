import { CommanderError } from 'commander';
import { InvalidConfig } from '../config/config.ts';
import { isDatabaseAway } from '../database/is-database-away.ts';

/** What the command ends with. Told in --help. */
export const exitCodes = { done: 0, failed: 1, misused: 2, invalidConfig: 78 } as const;

/** How the command ends, and what there is still to say of it. */
export type CommandEnd = {
  readonly exitCode: (typeof exitCodes)[keyof typeof exitCodes];
  readonly lines: readonly string[];
};

/** The end that an error makes; null for one that only a mistake of ours explains. Repeats no address and no value. */
export function endOfCommand(error: unknown): CommandEnd | null {
  // Commander has said it already; help that was asked for is no failure.
  if (error instanceof CommanderError)
    return { exitCode: error.exitCode === 0 ? exitCodes.done : exitCodes.misused, lines: [] };
  if (error instanceof InvalidConfig) return { exitCode: exitCodes.invalidConfig, lines: error.faults };
  if (!(error instanceof Error)) return null;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (isDatabaseAway(error))
    return failed(`the database does not answer, or not in time${code && ` (${code})`}`);
  if (!('severity' in error)) return null;
  if (code === noSuchTable || code === noSuchColumn)
    return failed('the database has no log of this version: start the API once, which makes it');
  return failed(`the database refused (${code})`);
}

/** The end that output makes which cannot be written. Who reads only the beginning (`| head`) has what they asked for. */
export function endOfOutput(code: string | undefined): CommandEnd {
  if (code === 'EPIPE') return { exitCode: exitCodes.done, lines: [] };
  return failed(`the output cannot be written (${code})`);
}

function failed(line: string): CommandEnd {
  return { exitCode: exitCodes.failed, lines: [line] };
}

const noSuchTable = '42P01';
const noSuchColumn = '42703';
