import type { Unit } from '../../stability/accounting/measure.ts';
import { usageOf } from '../../stability/people/process-usage.ts';
import { type ComparedApi, withComparedApis } from '../api/compared-apis.ts';
import { loadTimeOf } from '../api/load-time.ts';
import { logMoments } from '../api/log-moments.ts';
import { residentMegabytes } from '../api/resident-megabytes.ts';
import { startCompared } from '../api/start-compared.ts';
import type { BenchPart, Figure } from '../bench-part.ts';

const nestName = 'minimal Nest application';

export const start: BenchPart = {
  name: 'start',
  item: 'start of the built API, alone as it is in its image, with PostgreSQL (migrated before), Redis and the SFU, from the birth of its process until `GET /health/ready` says `ready`; its memory three seconds later',
  beside:
    'an application of Nest on Express with one controller and nothing to connect to, bundled the same way, under the same Bun, until that controller answers',
  rounds: 7,
  limitMinutes: 5,
  run: ({ rounds, report }) =>
    withComparedApis(async (apis) => {
      const contestants = [apis.livemeet, apis.nest];
      // The first start migrates, and brings the programs into the machine's memory.
      for (const api of contestants) await startOf(api, 0);
      const loadMs: number[] = [];
      const starts = new Map<ComparedApi, Start[]>(contestants.map((api) => [api, []]));
      for (let round = 0; round < rounds; round += 1) {
        for (const api of round % 2 === 0 ? contestants : contestants.toReversed())
          starts.get(api)?.push(await startOf(api, idleMs));
        loadMs.push(await loadTimeOf(apis.livemeet.program.path));
        const [ours, theirs] = contestants.map((api) => starts.get(api)?.at(-1)?.readyMs ?? Number.NaN);
        report(`${round + 1}/${rounds}: ${ours?.toFixed(0)} ms, ${nestName} ${theirs?.toFixed(0)} ms`);
      }
      const figures = figuresOf(starts.get(apis.livemeet) ?? [], starts.get(apis.nest) ?? []);
      const steps = stepsOf(loadMs, starts.get(apis.livemeet) ?? []);
      return { figures: [...figures.slice(0, 1), ...steps, ...figures.slice(1)], notes: [whatCounts] };
    }),
};

const whatCounts =
  'Ready is more than the alternative has to be: PostgreSQL, Redis and the SFU have answered. What reading and running the code takes was measured by starting the API without settings, where it ends by itself as soon as it looks for them.';

/** In which what a start leaves behind is collected, and nothing is asked. */
const idleMs = 3000;

/** What the API says on its way. */
const milestones = ['listening', 'redis open', 'database open'] as const;

type Start = {
  readonly readyMs: number;
  readonly moments: ReadonlyMap<string, number>;
  readonly residentMegabytes: number;
  readonly ownMegabytes: number;
};

async function startOf(api: ComparedApi, restMs: number): Promise<Start> {
  const { pid, bornAt, tookMs, log, stop } = await startCompared(api);
  try {
    await Bun.sleep(restMs);
    return {
      readyMs: tookMs,
      moments: logMoments(log, milestones, bornAt),
      residentMegabytes: residentMegabytes(pid),
      ownMegabytes: usageOf(pid).megabytes,
    };
  } finally {
    await stop();
  }
}

/** Where the time of a start goes: each from the birth of the process on. */
function stepsOf(loadMs: readonly number[], starts: readonly Start[]): Figure[] {
  const step = (what: string, ours: readonly number[]): Figure => ({
    what: `of that, until ${what}`,
    unit: 'ms',
    ours,
  });
  const said = milestones.map((milestone) =>
    step(
      `it says “${milestone}”`,
      starts.map(({ moments }) => moments.get(milestone) ?? Number.NaN),
    ),
  );
  return [step('all its code was read and run', loadMs), ...said];
}

function figuresOf(ours: readonly Start[], theirs: readonly Start[]): Figure[] {
  const figure = (what: string, unit: Unit, key: Exclude<keyof Start, 'moments'>): Figure => ({
    what,
    unit,
    ours: ours.map((each) => each[key]),
    beside: { [nestName]: theirs.map((each) => each[key]) },
  });
  return [
    { ...figure('birth → ready', 'ms', 'readyMs'), target: { against: nestName, most: 1.5 } },
    figure('memory at rest, resident', 'MB', 'residentMegabytes'),
    figure('memory at rest, shared pages in part', 'MB', 'ownMegabytes'),
  ];
}
