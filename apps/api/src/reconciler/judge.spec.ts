import { describe, expect, test } from 'bun:test';
import type { SeenParticipant } from '../rooms/seen-participant.ts';
import type { OpenSession } from '../sessions/open-session.ts';
import { judge, type Look } from './judge.ts';

const ana = session('PA_ana');
const bruno = session('PA_bruno');
const carla = { ...session('PA_carla'), roomName: 'Other' };

/** A look that asks from 100 s to 101 s of its clock at one open session, in a room that answers that nobody is there; and what it is told to be. */
const cases: [
  string,
  Partial<Look>,
  { gone?: string[]; unknown?: string[]; absences?: [string, number][] },
][] = [
  ['is there: nothing', { answers: inDaily(seen('PA_ana')) }, {}],
  ['is missing for the first time', {}, { absences: [['PA_ana', 101_000]] }],
  [
    'is missing again, but too soon',
    { absences: new Map([['PA_ana', 85_001]]) },
    { absences: [['PA_ana', 85_001]] },
  ],
  [
    'is missing again after 15 s: gone',
    { absences: new Map([['PA_ana', 85_000]]) },
    { gone: ['PA_ana'], absences: [['PA_ana', 85_000]] },
  ],
  [
    'was missing and is back: the next absence is its first',
    { absences: new Map([['PA_ana', 10_000]]), answers: inDaily(seen('PA_ana')) },
    {},
  ],
  ['is in a room that does not answer: nothing', { answers: new Map() }, {}],
  [
    'was missing, and its room does not answer: as missing as before',
    { answers: new Map(), absences: new Map([['PA_ana', 10_000]]) },
    { absences: [['PA_ana', 10_000]] },
  ],
  [
    'is missing, whoever else is there',
    { answers: inDaily(seen('PA_bruno')), known: new Set(['PA_bruno']) },
    { absences: [['PA_ana', 101_000]] },
  ],
  ['was missing and has ended since: forgotten', { open: [], absences: new Map([['PA_ana', 10_000]]) }, {}],
  [
    'each by its own absences and its own room',
    {
      open: [ana, bruno, carla],
      absences: new Map([
        ['PA_ana', 10_000],
        ['PA_carla', 10_000],
      ]),
    },
    {
      gone: ['PA_ana'],
      absences: [
        ['PA_ana', 10_000],
        ['PA_bruno', 101_000],
        ['PA_carla', 10_000],
      ],
    },
  ],
  [
    'someone nobody knows',
    { open: [], answers: inDaily(seen('PA_new')), known: new Set() },
    { unknown: ['PA_new'] },
  ],
  ['someone whose row has ended', { open: [], answers: inDaily(seen('PA_new')) }, {}],
  [
    'someone on the way in',
    { open: [], answers: inDaily({ ...seen('PA_new'), hasJoined: false }), known: new Set() },
    {},
  ],
];

describe('a look', () => {
  test.each(cases)('at who %s', (_fact, look, { gone = [], unknown = [], absences = [] }) => {
    const judgement = judge({
      absences: new Map(),
      askedFromMs: 100_000,
      askedUntilMs: 101_000,
      open: [ana],
      answers: inDaily(),
      known: new Set(['PA_ana', 'PA_new']),
      ...look,
    });
    expect(judgement.gone.map(({ participantSid }) => participantSid)).toEqual(gone);
    expect(judgement.unknown.map(({ participantSid }) => participantSid)).toEqual(unknown);
    expect([...judgement.absences]).toEqual(absences);
    expect(judgement.doubled).toEqual([]);
  });

  test('tells who entered with a token in use, and where, and gives them no row', () => {
    const double = { ...seen('PA_2'), identity: 'p_1#2' };
    const answers = inDaily(seen('PA_1'), double, { ...double, participantSid: 'PA_3', hasJoined: false });
    const look = {
      absences: new Map(),
      askedFromMs: 0,
      askedUntilMs: 0,
      open: [],
      answers,
      known: new Set<string>(),
    };
    const { doubled, unknown } = judge(look);
    expect(doubled.map(({ roomName, participantSid }) => [roomName, participantSid])).toEqual([
      ['Daily', 'PA_2'],
      ['Daily', 'PA_3'],
    ]);
    expect(unknown.map(({ participantSid }) => participantSid)).toEqual(['PA_1']);
  });
});

function session(participantSid: string): OpenSession {
  return { id: participantSid, participantSid, roomName: 'Daily', joinedAt: new Date(0) };
}

function seen(participantSid: string): SeenParticipant {
  const who = { identity: `p_${participantSid}`, participantSid, participantName: 'Ana' };
  return { ...who, connectedAt: new Date(0), hasJoined: true };
}

function inDaily(...participants: SeenParticipant[]): Look['answers'] {
  return new Map([['Daily', participants]]);
}
