import { describe, expect, test } from 'bun:test';
import { hear, type Speaker, silenceOf, speechOf, type Voices } from './voices.ts';

const loud = (...identities: string[]): Speaker[] => identities.map((identity) => ({ identity, level: 0.2 }));

/** Who is heard at which moment, one after the other. */
function after(...moments: [number, Speaker[]][]): Voices {
  return moments.reduce<Voices>((voices, [now, speakers]) => hear(voices, speakers, now), new Map());
}

describe('hear', () => {
  test('knows since when someone speaks, however often they are heard', () => {
    const voices = after([100, loud('a')], [350, loud('a')], [600, loud('a')]);
    expect(voices.get('a')).toEqual({ since: 100, until: null });
  });

  test('knows when someone fell silent', () => {
    const voices = after([100, loud('a')], [2000, []], [2250, []]);
    expect(voices.get('a')).toEqual({ since: 100, until: 2000 });
  });

  test.each([
    ['a breath ends nothing', 2600, 100],
    ['a pause does', 2800, 2800],
  ])('%s', (_what, again, since) => {
    const voices = after([100, loud('a')], [2000, []], [again, loud('a')]);
    expect(voices.get('a')).toEqual({ since, until: null });
  });

  test('a low sound is no voice', () => {
    expect(after([100, [{ identity: 'a', level: 0.02 }]]).size).toBe(0);
  });
});

describe('speech and silence', () => {
  test.each([
    ['who was never heard', undefined, 0, Number.POSITIVE_INFINITY],
    ['a sound too short to be speech', { since: 9500, until: null }, 0, 0],
    ['speech', { since: 8000, until: null }, 2000, 0],
    ['silence after speech', { since: 1000, until: 7000 }, 0, 3000],
  ])('%s', (_what, voice, speech, silence) => {
    expect(speechOf(voice, 10_000)).toBe(speech);
    expect(silenceOf(voice, 10_000)).toBe(silence);
  });
});
