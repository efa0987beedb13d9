import { expect, test } from 'bun:test';
import { toldHistories } from '../../apps/api/e2e/told-history.ts';
import { moved } from './play-history.ts';

const [told] = toldHistories(1, 7);
const beginMs = Date.UTC(2030, 5, 1, 0, 0, 0, 250);

test('a moved history begins in the second that is asked for, and keeps every distance', () => {
  const history = told?.history ?? { events: [], rows: [], tokens: [], unseen: [] };
  const identities = new Map(history.tokens.map(({ identity }, index) => [identity, `p_${index}`]));
  const { events, rows } = moved(history, identities, beginMs);
  expect(events.length).toBeGreaterThan(2);
  expect(Math.min(...events.map(({ at }) => at.getTime()))).toBe(beginMs + 750);
  const gaps = (all: readonly { at: Date }[]) =>
    all.map(({ at }, index) => at.getTime() - Number(all[index - 1]?.at));
  expect(gaps(events).slice(1)).toEqual(gaps(history.events).slice(1));
  expect(rows.map(({ identity }) => identity).every((identity) => /^p_\d$/.test(identity))).toBe(true);
  const shift = (events[0]?.at.getTime() ?? 0) - (history.events[0]?.at.getTime() ?? 0);
  expect(rows.map(({ joinedAt }) => (joinedAt === null ? null : joinedAt.getTime() - shift))).toEqual(
    history.rows.map(({ joinedAt }) => joinedAt?.getTime() ?? null),
  );
});
