import { hiddenRoomName } from '../sessions/hidden-room-name.ts';
import type { SessionStatus } from '../sessions/session-lifecycle.ts';

/** Which sessions are meant; what is left out does not matter. */
export type SessionFilter = {
  readonly identity?: string | undefined;
  /** The name people know, also of sessions whose room's name is hidden by now. */
  readonly room?: string | undefined;
  /** Issued at this instant or later. */
  readonly from?: Date | undefined;
  /** Issued before this instant. */
  readonly to?: Date | undefined;
  readonly status?: readonly SessionStatus[] | undefined;
};

/** A condition on `session_logs`, and the values of its parameters. */
export type Condition = { readonly sql: string; readonly values: readonly unknown[] };

export function conditionOf({ identity, room, from, to, status }: SessionFilter): Condition {
  const asked: readonly [unknown, (parameter: string) => string][] = [
    [identity, (parameter) => `identity = ${parameter}`],
    [room, (parameter) => `room_name IN (${parameter}::text, ${hiddenRoomName(`${parameter}::text`)})`],
    [from, (parameter) => `issued_at >= ${parameter}`],
    [to, (parameter) => `issued_at < ${parameter}`],
    [status, (parameter) => `status = ANY (${parameter})`],
  ];
  const given = asked.filter(([value]) => value !== undefined);
  return {
    sql: given.map(([, clause], index) => clause(`$${index + 1}`)).join(' AND ') || 'true',
    values: given.map(([value]) => value),
  };
}
