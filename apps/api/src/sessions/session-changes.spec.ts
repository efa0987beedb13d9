import { expect, test } from 'bun:test';
import fc from 'fast-check';
import { type Delivery, historySeed, watchedDelivery } from './arbitrary-history.ts';
import { sessionChanges } from './session-changes.ts';
import { presenceUnseen, type SessionEvent } from './session-lifecycle.ts';
import { type ExpectedRow, inOrder } from './true-connection.ts';
import type { Unseen } from './true-history.ts';

const histories = 10_000;
const kinds = [
  'aborted',
  'issued',
  'joined',
  'reconciler',
  'room_finished',
  'server_lost',
  'superseded',
  'webhook',
];

test(`${histories} histories (seed ${historySeed}), shuffled, repeated and looked at, end as they truly did`, () => {
  const counts = new Map<string, number>();
  fc.assert(
    fc.property(watchedDelivery, ({ history, arrivals }) => {
      const rows = log({ history, arrivals });
      expect(inOrder(rows)).toEqual(inOrder(history.rows));
      for (const row of rows) counts.set(kindOf(row), (counts.get(kindOf(row)) ?? 0) + 1);
    }),
    { seed: historySeed, numRuns: histories, includeErrorInReport: true },
  );
  // What never came about was not tested.
  expect([...counts.keys()].sort()).toEqual(kinds);
  expect(Math.min(...counts.values())).toBeGreaterThan(1000);
}, 60_000);

/** The session log as the service keeps it, in memory. */
function log({ history, arrivals }: Delivery<SessionEvent | Unseen>): ExpectedRow[] {
  const nothing = { joinedAt: null, abortedAt: null, leftAt: null, leftReason: null, leftSource: null };
  let rows = history.tokens.map((token) => ({
    ...token,
    participantSid: null,
    roomSid: null,
    ...nothing,
  })) as (ExpectedRow & { roomName: string })[];
  const ledger = new Map<string, SessionEvent>();
  for (const event of arrivals) {
    if (event.kind === 'unseen') {
      rows = rows.map((row) =>
        row.participantSid === event.participantSid
          ? { ...row, ...presenceUnseen(row, event.lastSeenAt) }
          : row,
      );
      continue;
    }
    if (ledger.has(event.id)) continue;
    const concerned = rows.filter((row) =>
      'identity' in event ? row.identity === event.identity : row.roomName === event.roomName,
    );
    const known = [...ledger.values()].filter(({ roomName }) => roomName === event.roomName);
    ledger.set(event.id, event);
    for (const { session, isNewRow, presence } of sessionChanges(event, concerned, known)) {
      const { identity, roomName } = session;
      const written = { ...presence, identity, roomName };
      rows = isNewRow ? [...rows, written] : rows.map((row) => (row === session ? written : row));
    }
  }
  return rows.map(({ roomName: _, ...row }) => row);
}

function kindOf(row: ExpectedRow): string {
  if (row.leftSource !== null) return row.leftSource;
  if (row.abortedAt !== null) return 'aborted';
  return row.joinedAt === null ? 'issued' : 'joined';
}
