import type { Figure } from '../accounting/figure.ts';
import type { Crowd } from './crowd.ts';
import type { Deployment } from './deployment.ts';

const lookEveryMs = 1000;

/** How the open rows of the log and the participants of the SFU differ. */
export type OpenRows = {
  readonly withoutParticipant: number;
  readonly participantsWithoutRow: number;
  readonly open: number;
};

export async function compareOpenRows({ sql }: Deployment, crowd: Crowd): Promise<OpenRows> {
  const living = new Set((await crowd.living()).map(({ sid }) => sid));
  const rows: { sid: string }[] =
    await sql`SELECT participant_sid AS sid FROM session_logs WHERE status = 'joined'`;
  const open = new Set(rows.map(({ sid }) => sid));
  return {
    withoutParticipant: [...open].filter((sid) => !living.has(sid)).length,
    participantsWithoutRow: [...living].filter((sid) => !open.has(sid)).length,
    open: open.size,
  };
}

/** Looks for all of `limitSeconds`; tells since when log and SFU agree, and what differs at the end. */
export async function openRowFigures(
  deployment: Deployment,
  crowd: Crowd,
  limitSeconds: number,
): Promise<Figure[]> {
  const since = performance.now();
  const seconds = () => (performance.now() - since) / 1000;
  const first = await compareOpenRows(deployment, crowd);
  let found = first;
  let agreedAfter = differences(first) === 0 ? 0 : Number.POSITIVE_INFINITY;
  while (seconds() < limitSeconds) {
    await Bun.sleep(lookEveryMs);
    found = await compareOpenRows(deployment, crowd);
    if (differences(found) > 0) agreedAfter = Number.POSITIVE_INFINITY;
    else agreedAfter = Math.min(agreedAfter, seconds());
  }
  return [
    { what: 'rows open at first without a participant', value: first.withoutParticipant, least: 1 },
    { what: `open ${limitSeconds} s later`, value: found.withoutParticipant, most: 0 },
    { what: 'participants without an open row', value: found.participantsWithoutRow, most: 0 },
    { what: 'rows of the living open', value: found.open, least: 1 },
    { what: 'log and SFU agree after', value: agreedAfter, unit: 's', most: limitSeconds },
    ...(await rowFigures(deployment, crowd)),
  ];
}

function differences({ withoutParticipant, participantsWithoutRow }: OpenRows): number {
  return withoutParticipant + participantsWithoutRow;
}

async function rowFigures({ sql }: Deployment, { identities }: Crowd): Promise<Figure[]> {
  const rows: { identity: string }[] = await sql`SELECT identity FROM session_logs`;
  const [doubled] = await sql`
    SELECT (count(*) - count(DISTINCT (identity, participant_sid)))::int AS rows,
      count(*) FILTER (WHERE duration_ms < 0)::int AS negative
    FROM session_logs`;
  const known = new Set(rows.map(({ identity }) => identity));
  return [
    { what: 'connections', value: rows.length, least: 1 },
    { what: 'tokens without a row', value: identities.filter((each) => !known.has(each)).length, most: 0 },
    { what: 'rows doubled', value: doubled.rows, most: 0 },
    { what: 'negative durations', value: doubled.negative, most: 0 },
  ];
}
