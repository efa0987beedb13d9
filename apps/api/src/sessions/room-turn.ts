/** The first half of the key of every room's advisory lock; the second is the room's name, hashed. */
const roomLocks = 716_402;

/**
 * SQL that waits until this transaction alone works on the room named by `roomName`, and holds it to the transaction's
 * end. What may give a row to an identity takes it first.
 */
export function roomTurn(roomName: string): string {
  return `SELECT pg_advisory_xact_lock(${roomLocks}, hashtext(${roomName}))`;
}

/** The same for several rooms, named by a text array; in one order, so that two who take several never wait for each other. */
export function roomTurns(roomNames: string): string {
  return `SELECT pg_advisory_xact_lock(${roomLocks}, key)
    FROM (SELECT DISTINCT hashtext(name) AS key FROM unnest(${roomNames}::text[]) AS name ORDER BY key) AS keys`;
}
