import { expect, test } from 'bun:test';
import { comparedLog } from './room-log.ts';

const ana = { participant_name: 'Ana', status: 'joined' };
const bia = { participant_name: 'Bia', status: 'left' };
const statuses = { Ana: 'joined', Bia: 'left' };

test.each([
  ['one row each, as it was, is right', [ana, bia], { lost: 0, doubled: 0, wrong: 0 }],
  ['who has no row is lost', [ana], { lost: 1, doubled: 0, wrong: 0 }],
  ['a second row is doubled', [ana, bia, bia], { lost: 0, doubled: 1, wrong: 0 }],
  [
    'who is still inside by the log is wrong',
    [ana, { ...bia, status: 'joined' }],
    { lost: 0, doubled: 0, wrong: 1 },
  ],
  [
    'a row of nobody is wrong',
    [ana, bia, { ...bia, participant_name: 'Caio' }],
    { lost: 0, doubled: 0, wrong: 1 },
  ],
])('%s', (_what, rows, expected) => {
  expect(comparedLog(rows, statuses)).toEqual(expected);
});
