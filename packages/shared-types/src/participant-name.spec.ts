import { describe, expect, test } from 'bun:test';
import fc from 'fast-check';
import { normalizeParticipantName, ParticipantName, participantNameProblem } from './participant-name.ts';

describe('normalizeParticipantName', () => {
  test.each([
    ['keeps an ordinary name', 'Ana Souza', 'Ana Souza'],
    ['keeps other scripts', '李小龙', '李小龙'],
    ['composes letters and accents (NFC)', 'Joa\u0303o', 'João'],
    ['trims', '  Ana  ', 'Ana'],
    ['makes one space of many, tabs and line breaks too', 'Ana \t\n\u00a0 Souza', 'Ana Souza'],
    ['drops control characters', 'An\u0000a\u001b[31m', 'Ana[31m'],
    ['drops bidi overrides', 'Ana\u202eazuoS', 'AnaazuoS'],
    ['drops bidi isolates', '\u2066Ana\u2069', 'Ana'],
    ['drops zero-width characters', 'A\u200bn\u200ca\u200d\ufeff', 'Ana'],
    ['drops soft hyphens and tag characters', 'A\u00adna\u{e0041}', 'Ana'],
    ['drops private and unassigned characters', 'A\ue000n\u0378a', 'Ana'],
    ['drops lone surrogates', 'A\ud800na', 'Ana'],
    ['drops blanks that are letters by category', '\u3164An\u115fa\u2800', 'Ana'],
    ['keeps at most three marks on a base', `Z${'\u0335'.repeat(12)}o`, `Z${'\u0335'.repeat(3)}o`],
    ['keeps the joiner inside an emoji', 'Ana 👩\u200d🚀', 'Ana 👩\u200d🚀'],
    [
      'keeps the joiner after a skin tone and a selector',
      '👩🏽\u200d🚀 🏳\ufe0f\u200d🌈',
      '👩🏽\u200d🚀 🏳\ufe0f\u200d🌈',
    ],
    ['drops a joiner that joins no emoji', 'a\u200db 👩\u200d', 'ab 👩'],
  ])('%s', (_fact, typed, shown) => {
    expect(normalizeParticipantName(typed)).toBe(shown);
  });

  test('is idempotent and leaves nothing invisible, whatever was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (typed) => {
        const once = normalizeParticipantName(typed);
        expect(normalizeParticipantName(once)).toBe(once);
        expect(once).not.toMatch(
          /[\p{Cc}\p{Co}\p{Cs}\p{Cn}]|[\u202a-\u202e\u2066-\u2069\u200b\u200c\u2060\ufeff]|^\s|\s$/u,
        );
      }),
      { numRuns: 3000 },
    );
  });
});

describe('participantNameProblem', () => {
  test.each([
    ['nothing', '', 'too-short'],
    ['one letter', 'A', 'too-short'],
    ['one emoji made of seven code points', '👨\u200d👩\u200d👧\u200d👦', 'too-short'],
    ['two letters', 'Al', null],
    ['50 letters', 'x'.repeat(50), null],
    ['51 letters', 'x'.repeat(51), 'too-long'],
    ['50 emoji of 4 bytes', '😀'.repeat(50), null],
    ['few characters of many bytes', '👨\u200d👩\u200d👧\u200d👦'.repeat(9), 'too-long'],
  ] as const)('%s: %p is %p', (_what, name, problem) => {
    expect(participantNameProblem(name)).toBe(problem);
  });
});

describe('ParticipantName', () => {
  test('gives back the normalised name', () => {
    expect(ParticipantName.parse('  Ana   Souza ')).toBe('Ana Souza');
  });

  test.each([
    ['one character after trimming', '  A  '],
    ['only invisible characters', '\u200b\u200b\u200b'],
    ['a number', 12],
    ['an object', {}],
    ['a list', ['Ana']],
    ['null', null],
  ])('refuses %s', (_what, name) => {
    expect(ParticipantName.safeParse(name).success).toBe(false);
  });
});
