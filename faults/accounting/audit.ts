import type { ExpectedRow } from '../../apps/api/src/sessions/true-connection.ts';
import { inOrder } from '../../apps/api/src/sessions/true-connection.ts';

/** What callers were promised: all of it was acknowledged. */
export type Promises = {
  /** Identities of tokens nobody came with. */
  readonly tokens: readonly string[];
  /** Histories that were told to the end; how the rows of their identities must stand. */
  readonly histories: readonly (readonly ExpectedRow[])[];
  /** Identities of histories that were not: each has a row, and no more is known. */
  readonly brokenOff: readonly string[];
  /** Ids of webhooks that were answered with 200. */
  readonly webhooks: readonly string[];
};

/** What is in the database. */
export type Found = { readonly rows: readonly ExpectedRow[]; readonly ledger: readonly string[] };

export type Discrepancies = {
  readonly tokensWithoutRow: number;
  readonly rowsDoubled: number;
  readonly webhooksLost: number;
  readonly webhooksDoubled: number;
  readonly historiesWrong: number;
};

/** Where the database and the promises differ. Pure. */
export function audit(promises: Promises, found: Found): Discrepancies {
  const rowsOf = Map.groupBy(found.rows, ({ identity }) => identity);
  const told = new Map(Map.groupBy(found.ledger, (id) => id));
  const mine = (identity: string) => rowsOf.get(identity) ?? [];
  const promised = [
    ...promises.tokens,
    ...promises.brokenOff,
    ...promises.histories.flatMap((rows) => [...new Set(rows.map(({ identity }) => identity))]),
  ];
  return {
    tokensWithoutRow: promised.filter((identity) => mine(identity).length === 0).length,
    rowsDoubled:
      promises.tokens.reduce((sum, identity) => sum + Math.max(0, mine(identity).length - 1), 0) +
      doubledConnections(found.rows),
    webhooksLost: promises.webhooks.filter((id) => !told.has(id)).length,
    webhooksDoubled: [...told.values()].filter((same) => same.length > 1).length,
    historiesWrong: promises.histories.filter((rows) => !isAsExpected(rows, mine)).length,
  };
}

/** Rows beyond the first of one connection, or of one identity without a connection. */
function doubledConnections(rows: readonly ExpectedRow[]): number {
  const keys = new Set(rows.map(({ identity, participantSid }) => `${identity} ${participantSid}`));
  return rows.length - keys.size;
}

function isAsExpected(rows: readonly ExpectedRow[], mine: (identity: string) => readonly ExpectedRow[]) {
  const found = [...new Set(rows.map(({ identity }) => identity))].flatMap(mine);
  return Bun.deepEquals(inOrder(found), inOrder(rows));
}
