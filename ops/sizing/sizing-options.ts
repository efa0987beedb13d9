import { parseArgs } from 'node:util';
import type { Question } from './deployment.ts';
import { figures } from './figures.ts';

/** What a person asks `bun run sizing`. */
export type SizingOptions = {
  readonly question: Question;
  readonly seed: number;
  readonly wants: 'help' | 'table' | 'json' | 'document';
};

/** What docs/scaling.md reckons with, but for the number of participants. */
export const usualQuestion = {
  roomSize: 8,
  callMinutes: 45,
  cameraShare: 1,
  cores: figures.sfu.cores,
} as const satisfies Omit<Question, 'participants'>;

export const usualSeed = 1;

export const help = `bun run sizing [--participants 1000] [--room-size 8] …

Says what so many people at once take, by the formulas of docs/scaling.md, and plays a day of it.

  --participants <n>   at once, at the busiest moment, 2 to 10000000 (1000)
  --room-size <n>      how many a room has on the average, 2 to 1000 (${usualQuestion.roomSize})
  --call-minutes <n>   how long a call takes on the average, 1 to 600 (${usualQuestion.callMinutes})
  --camera-share <x>   of the cameras this share is on, 0 to 1 (${usualQuestion.cameraShare})
  --cores <n>          of one SFU node, 1 to 256 (${usualQuestion.cores})
  --seed <n>           of the day that is played (${usualSeed})
  --json               all figures, unrounded
  --document           writes the tables of docs/scaling.md
  --help               this

The figures it starts from, and their sources: ops/sizing/figures.ts. A day is played up to ${figures.region.mostParticipants.toLocaleString('en')}
participants, which is one region.
`;

/** Throws an Error with a sentence for the person when the words make no sense. Pure. */
export function sizingOptions(words: readonly string[]): SizingOptions {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  const { values } = parseArgs({
    args: [...words],
    options: {
      participants: text,
      'room-size': text,
      'call-minutes': text,
      'camera-share': text,
      cores: text,
      seed: text,
      json: flag,
      document: flag,
      help: flag,
    },
  });
  const whole = (name: keyof typeof values, fallback: number, least: number, most: number): number =>
    numberIn(name, values[name], { fallback, least, most, isWhole: true });
  const { roomSize, callMinutes, cameraShare, cores } = usualQuestion;
  return {
    question: {
      participants: whole('participants', 1000, 2, 10_000_000),
      roomSize: whole('room-size', roomSize, 2, 1000),
      callMinutes: whole('call-minutes', callMinutes, 1, 600),
      cameraShare: numberIn('camera-share', values['camera-share'], {
        ...{ fallback: cameraShare, least: 0, most: 1, isWhole: false },
      }),
      cores: whole('cores', cores, 1, 256),
    },
    seed: whole('seed', usualSeed, 0, 4_294_967_295),
    wants: values.help ? 'help' : values.document ? 'document' : values.json ? 'json' : 'table',
  };
}

type Bounds = {
  readonly fallback: number;
  readonly least: number;
  readonly most: number;
  readonly isWhole: boolean;
};

function numberIn(name: string, given: unknown, { fallback, least, most, isWhole }: Bounds): number {
  if (given === undefined) return fallback;
  const number = Number(given);
  const isOne = given !== '' && (isWhole ? Number.isInteger(number) : Number.isFinite(number));
  if (isOne && number >= least && number <= most) return number;
  throw new Error(`--${name} is not a ${isWhole ? 'whole ' : ''}number from ${least} to ${most}.`);
}
