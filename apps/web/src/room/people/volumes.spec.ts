import { expect, test } from 'bun:test';
import { volumeOf, withVolume } from './volumes.ts';

test.each([
  ['one more name', withVolume({ Ana: 0.5 }, 'Bia', 0.2), { Ana: 0.5, Bia: 0.2 }],
  ['another volume', withVolume({ Ana: 0.5 }, 'Ana', 0), { Ana: 0 }],
  ['full volume is forgotten', withVolume({ Ana: 0.5, Bia: 0.2 }, 'Ana', 1), { Bia: 0.2 }],
  ['never below silence', withVolume({}, 'Ana', -1), { Ana: 0 }],
  ['never above full', withVolume({}, 'Ana', 2), {}],
])('%s', (_what, volumes, expected) => {
  expect(volumes).toEqual(expected);
});

test.each(['Ana', 'constructor', '__proto__'])('%s is as loud as they are until set', (name) => {
  expect(volumeOf({}, name)).toBe(1);
  expect(volumeOf(withVolume({}, name, 0.3), name)).toBe(0.3);
});
