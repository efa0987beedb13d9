import { cpus } from 'node:os';
import type { BenchPart } from '../bench-part.ts';
import { findNode } from '../servers/node-program.ts';
import { instancesFigures, truthFigures } from '../tokens/instances-figures.ts';
import { type InstancesLoad, measureInstances } from '../tokens/measure-instances.ts';
import { withTokenInstances } from '../tokens/token-instances.ts';

const connections = 48;
const most = 4;
/** As instances are added when more people come; and at last all of them for the load of one. */
const loads: readonly InstancesLoad[] = [
  ...[1, 2, 3, most].map((instances) => ({ instances, connections: instances * connections })),
  { instances: most, connections },
];
/** What a token costs must not depend on how many instances there are. */
const mostCost = 1.3;

export const growthInstances: BenchPart = {
  name: 'growth-instances',
  item: `\`POST /auth/token\` of one to four instances of the built API on one PostgreSQL and one Redis, ${connections} connections to each; and ${connections} spread over all four`,
  beside: 'one instance',
  rounds: 5,
  limitMinutes: 5,
  run: async (settings) => {
    const node = findNode();
    if (node === undefined) return { figures: [], lacks: 'no Node.js on PATH' };
    if (process.platform !== 'linux')
      return { figures: [], lacks: 'what a process used of the processors is read as Linux tells it' };
    return withTokenInstances(most, async (instances) => {
      const readings = await measureInstances(node, instances, loads, settings);
      const truth = truthFigures(readings, await instances.rows(), await instances.spooled());
      const notes = [
        `Load, database, Redis and all instances share ${cpus().length} cores, and the rate cannot rise beyond what these give: what counts is what a token costs.`,
        'An instance writes the rows of tokens that are asked for at the same time in one statement. Where it is asked less, fewer are in one, and PostgreSQL has more to do for each.',
      ];
      return { figures: [...instancesFigures(readings, mostCost), ...truth], notes };
    });
  },
};
