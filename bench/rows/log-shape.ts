import { hiddenRoomName } from '../../apps/api/src/sessions/hidden-room-name.ts';

/** Sessions of one kind, issued evenly between two times. */
export type SessionGroup = {
  /** Part of every key, so that no two groups have a row in common. */
  readonly name: string;
  readonly count: number;
  readonly oldestDays: number;
  readonly newestDays: number;
  /** `over`: most were left, some aborted, some never used; `unused`: a token nobody came with yet. */
  readonly fate: 'over' | 'open' | 'unused';
  /** The names of those issued longer ago are hidden; null: of none. */
  readonly hiddenAfterDays: number | null;
};

/** How many are in a room, at every size of the log. */
export const openCount = 500;
/** Somewhat more than a batch is due of each thing the log has to do, at every size. */
const dueCount = 1_500;
/** The defaults of NAME_RETENTION_DAYS and SESSION_RETENTION_DAYS. */
export const nameDays = 30;
export const sessionDays = 180;

/** A log of so many rows as it lies after half a year: almost all is over, most of it hidden, little is open or due. Pure. */
export function groupsOf(rows: number): SessionGroup[] {
  const hour = 1 / 24;
  const due = { count: dueCount, fate: 'over', hiddenAfterDays: null } as const;
  const few: SessionGroup[] = [
    {
      name: 'open',
      count: openCount,
      oldestDays: hour,
      newestDays: hour / 60,
      fate: 'open',
      hiddenAfterDays: null,
    },
    { ...due, name: 'to expire', oldestDays: 6 * hour, newestDays: hour, fate: 'unused' },
    { ...due, name: 'to hide', oldestDays: nameDays + 1, newestDays: nameDays + 0.1 },
    {
      ...due,
      name: 'to delete',
      oldestDays: sessionDays + 1,
      newestDays: sessionDays + 0.1,
      hiddenAfterDays: nameDays,
    },
  ];
  const count = rows - few.reduce((sum, group) => sum + group.count, 0);
  const past = { name: 'past', count, oldestDays: sessionDays - 1, newestDays: 2 * hour } as const;
  return [...few, { ...past, fate: 'over', hiddenAfterDays: nameDays }];
}

/** The parameters of {@link fillStatement} for a group. Pure. */
export function fillValues(group: SessionGroup): readonly unknown[] {
  const { name, count, oldestDays, newestDays, fate, hiddenAfterDays } = group;
  return [name, count, oldestDays, newestDays, fate, hiddenAfterDays];
}

/**
 * Writes a group of sessions, eight to a room. Blocks of a thousand lie in the table in another order than they were issued
 * in, as they do once retention has rewritten them batch by batch.
 */
export const fillStatement = `
  INSERT INTO session_logs (id, identity, participant_sid, room_name, room_sid, participant_name, issued_at,
    token_expires_at, joined_at, aborted_at, expired_at, left_at, left_reason, left_source, last_seen_at, updated_at)
  SELECT md5('id ' || key)::uuid, 'p_' || md5('identity ' || key)::uuid,
    CASE WHEN fate IN ('left', 'aborted', 'open') THEN 'PA_' || left(md5('connection ' || key), 12) END,
    CASE WHEN issued_at < now() - make_interval(days => $6::int) THEN ${hiddenRoomName('room')} ELSE room END,
    CASE WHEN fate IN ('left', 'aborted', 'open') THEN 'RM_' || left(md5('room ' || room), 12) END,
    CASE WHEN issued_at < now() - make_interval(days => $6::int) THEN NULL ELSE 'Ana Souza' END,
    issued_at, issued_at + interval '10 minutes',
    CASE WHEN fate IN ('left', 'open') THEN issued_at + interval '2 seconds' END,
    CASE fate WHEN 'aborted' THEN issued_at + interval '20 seconds' END,
    CASE fate WHEN 'expired' THEN issued_at + interval '12 minutes' END,
    CASE fate WHEN 'left' THEN issued_at + interval '45 minutes' END,
    CASE fate WHEN 'left' THEN 'CLIENT_INITIATED' END,
    CASE fate WHEN 'left' THEN 'webhook' END,
    CASE fate WHEN 'left' THEN issued_at + interval '44 minutes' WHEN 'open' THEN now() END,
    least(now(), issued_at + interval '45 minutes')
  FROM (
    SELECT $1::text || ' ' || number AS key,
      'Room-' || left(md5($1::text || ' ' || place / 8), 12) AS room,
      now() - make_interval(secs => 86400 * ($3::float8 - ($3::float8 - $4::float8) * place / (blocks * 1000.0))) AS issued_at,
      CASE WHEN $5::text <> 'over' THEN $5::text
        WHEN number % 50 = 0 THEN 'aborted' WHEN number % 50 < 5 THEN 'expired' ELSE 'left' END AS fate
    FROM (
      SELECT number, blocks, number / 1000 * 7919 % blocks * 1000 + number % 1000 AS place
      FROM (SELECT ceil($2::bigint / 1000.0)::bigint AS blocks) AS size, generate_series(0, $2::bigint - 1) AS number
    ) AS placed
  ) AS session`;
