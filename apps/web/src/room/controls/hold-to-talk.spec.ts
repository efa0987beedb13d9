import { expect, test } from 'bun:test';
import { HoldToTalk } from './hold-to-talk.ts';

type Step = 'press muted' | 'press unmuted' | 'release';

test.each<[string, Step[], boolean[]]>([
  ['turns on while held, off when let go', ['press muted', 'release'], [true, false]],
  ['is one press, however often the key repeats', ['press muted', 'press muted', 'press unmuted'], [true]],
  ['does nothing to a microphone that is on', ['press unmuted', 'release'], []],
  [
    'mutes once, though the key and the window both let go',
    ['press muted', 'release', 'release'],
    [true, false],
  ],
  ['can be held again', ['press muted', 'release', 'press muted', 'release'], [true, false, true, false]],
  ['a key let go that was never held means nothing', ['release'], []],
])('%s', (_what, steps, expected) => {
  const turned: boolean[] = [];
  const hold = new HoldToTalk((isOn) => turned.push(isOn));
  for (const step of steps)
    if (step === 'release') hold.release();
    else hold.press(step === 'press muted');
  expect(turned).toEqual(expected);
});
