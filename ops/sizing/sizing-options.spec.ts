import { expect, test } from 'bun:test';
import { help, sizingOptions } from './sizing-options.ts';

test('what is not said is as in the document', () => {
  expect(sizingOptions([])).toEqual({
    question: { participants: 1000, roomSize: 8, callMinutes: 45, cameraShare: 1, cores: 16 },
    seed: 1,
    wants: 'table',
  });
});

test('everything can be said', () => {
  const words =
    '--participants 100000 --room-size 4 --call-minutes 30 --camera-share 0.5 --cores 8 --seed 7 --json';
  expect(sizingOptions(words.split(' '))).toEqual({
    question: { participants: 100_000, roomSize: 4, callMinutes: 30, cameraShare: 0.5, cores: 8 },
    seed: 7,
    wants: 'json',
  });
});

test.each([
  [['--help', '--json'], 'help'],
  [['--document'], 'document'],
] as const)('%j wants the %s', (words, wants) => {
  expect(sizingOptions(words).wants).toBe(wants);
});

test.each([
  [['--participants', '1'], '--participants is not a whole number from 2 to 10000000.'],
  [['--participants', '1e9'], '--participants is not a whole number'],
  [['--participants', ''], '--participants is not a whole number'],
  [['--room-size', '2.5'], '--room-size is not a whole number'],
  [['--camera-share', '1.1'], '--camera-share is not a number from 0 to 1.'],
  [['--cores', 'many'], '--cores is not a whole number'],
  [['--cpus', '4'], "Unknown option '--cpus'"],
  [['100'], 'Unexpected argument'],
])('%j is refused', (words, sentence) => {
  expect(() => sizingOptions(words)).toThrow(sentence);
});

test('help names every option that there is', () => {
  const named = [...help.matchAll(/^ {2}--([a-z-]+)/gm)].map(([, name]) => name);
  expect(named).toEqual(
    'participants room-size call-minutes camera-share cores seed json document help'.split(' '),
  );
});
