import { expect, test } from 'bun:test';
import { devStepsIn } from './dev-steps.ts';

test('reads each step that is done, and no line of another kind', () => {
  const said = [
    '… LiveKit        10.0 s  building it',
    '✓ packages        0.1 s  as locked',
    '✓ LiveKit        94.2 s  ws://127.0.0.1:7880',
    '✗ PostgreSQL      0.3 s',
    '✓ Redis           0.0 s',
    'api │ ✓ API 0.5 s',
    '',
    'LiveMeet is up after 98.4 s',
  ].join('\n');
  expect(devStepsIn(said)).toEqual([
    { name: 'packages', seconds: 0.1 },
    { name: 'LiveKit', seconds: 94.2 },
    { name: 'Redis', seconds: 0 },
  ]);
});
