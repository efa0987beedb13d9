import { driverErrorIn } from './driver-error.ts';

/**
 * Whether an error means that the database cannot be asked now (away, starting, stopping, full, too slow) rather than
 * that it was asked something wrong. Only the first is worth a second try by the caller.
 */
export function isDatabaseAway(thrown: unknown): boolean {
  const error = driverErrorIn(thrown);
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  // Only what the server itself said has a severity; its code is then an SQLSTATE.
  if ('severity' in error) return awayStates.test(code);
  return networkCodes.test(code) || clientMessages.test(error.message);
}

/** Connection, authorization, no such database, out of resources, cancelled by a time limit, shutting down, system error. */
const awayStates = /^(?:08|28|3D|53|57|58)/;

const networkCodes = /^(?:ECONN|EPIPE|ETIMEDOUT|EHOST|ENET|ENOTFOUND|EAI_|ENOENT)/;

/** What pg and its pool throw without a code. */
const clientMessages =
  /timeout|Connection terminated|Client has encountered a connection error|not queryable|Cannot use a pool after calling end/i;
