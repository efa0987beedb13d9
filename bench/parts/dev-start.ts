import type { BenchPart, Figure } from '../bench-part.ts';
import { withFreshClone } from '../dev/fresh-clone.ts';
import { type DevStart, timeDev } from '../dev/time-dev.ts';

export const devStart: BenchPart = {
  name: 'dev-start',
  item: '`bun dev` in a fresh clone of the last commit until everything is up, once and again',
  beside: 'nothing; where the time goes, step by step',
  rounds: 3,
  limitMinutes: 8,
  run: async ({ rounds, report }) => {
    const firsts: DevStart[] = [];
    const seconds: DevStart[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const { first, second } = await withFreshClone(async (folder) => ({
        first: await timeDev(folder),
        second: await timeDev(folder),
      }));
      firsts.push(first);
      seconds.push(second);
      report(`${round + 1}/${rounds}: ${first.upAfter.toFixed(1)} s, again ${second.upAfter.toFixed(1)} s`);
    }
    return {
      figures: [
        upAfter('first start', firsts),
        ...stepsOf('first start', firsts),
        { ...upAfter('second start', seconds), bound: { most: 5 } },
        ...stepsOf('second start', seconds),
        {
          what: 'Ctrl+C → everything gone',
          unit: 's',
          ours: [...firsts, ...seconds].map((each) => each.goneAfter),
        },
      ],
      notes: [whatCounts],
    };
  },
};

const whatCounts =
  'The caches of packages and of LiveKit’s server were filled before. Steps run side by side where none waits for another, so they add up to more than the whole; they are as `bun dev` says them, to a tenth of a second.';

function upAfter(which: string, starts: readonly DevStart[]): Figure {
  return { what: `${which}, all up`, unit: 's', ours: starts.map((each) => each.upAfter) };
}

/** In the order the first of them has them. */
function stepsOf(which: string, starts: readonly DevStart[]): Figure[] {
  const names = starts[0]?.steps.map(({ name }) => name) ?? [];
  return names.map((name) => ({
    what: `${which}: ${name}`,
    unit: 's',
    ours: starts.map(({ steps }) => steps.find((step) => step.name === name)?.seconds ?? Number.NaN),
  }));
}
