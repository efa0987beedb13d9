import * as z from 'zod';
import type { SpoolRecord } from '../spool/spool.ts';
import type { IssuedSession } from './issued-session.ts';
import type { SessionEvent } from './session-lifecycle.ts';

/** What waits in the spool for the log of sessions: a session whose token was issued, or something the SFU told. */
export type SpooledEntry =
  | { readonly kind: 'issued'; readonly session: IssuedSession }
  | { readonly kind: 'event'; readonly event: SessionEvent };

export function recordOf(entry: SpooledEntry): SpoolRecord {
  return { kind: entry.kind, body: JSON.stringify(entry.kind === 'issued' ? entry.session : entry.event) };
}

/** Throws on a record that another version wrote, or another hand. */
export function entryIn({ kind, body }: SpoolRecord): SpooledEntry {
  const content: unknown = JSON.parse(body);
  return Entry.parse(kind === 'issued' ? { kind, session: content } : { kind, event: content });
}

const time = z.iso.datetime().transform((text) => new Date(text));

const Issued = z.object({
  id: z.uuid(),
  identity: z.string(),
  roomName: z.string(),
  participantName: z.string(),
  issuedAt: time,
  tokenExpiresAt: time,
});

const told = { id: z.string(), roomName: z.string(), roomSid: z.string(), at: time };

const Told = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['room_started', 'room_finished']), ...told }),
  z.object({
    kind: z.enum(['participant_joined', 'participant_left', 'participant_connection_aborted']),
    ...told,
    identity: z.string(),
    participantSid: z.string(),
    connectedAt: time,
    reason: z.string(),
  }),
]);

const Entry = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('issued'), session: Issued }),
  z.object({ kind: z.literal('event'), event: Told }),
]);
