import { cpus } from 'node:os';
import type { BenchPart } from '../bench-part.ts';
import { findNode } from '../servers/node-program.ts';
import { instancesFigures, measureInstances, truthFigures } from '../tokens/measure-instances.ts';
import { withTokenInstances } from '../tokens/token-instances.ts';

const mostInstances = 4;
/** What a token costs must not depend on how many instances there are. */
const mostCost = 1.3;

export const growthInstances: BenchPart = {
  name: 'growth-instances',
  item: '`POST /auth/token` of one to four instances of the built API on one PostgreSQL and one Redis, 48 connections spread over them',
  beside: 'one instance under the same load',
  rounds: 5,
  limitMinutes: 5,
  run: async (settings) => {
    const node = findNode();
    if (node === undefined) return { figures: [], lacks: 'no Node.js on PATH' };
    if (process.platform !== 'linux')
      return { figures: [], lacks: 'what a process used of the processors is read as Linux tells it' };
    return withTokenInstances(mostInstances, async (instances) => {
      const readings = await measureInstances(node, instances, settings);
      const truth = truthFigures([...readings.values()].flat(), await instances.rows());
      const notes = [
        `Load, database, Redis and all instances share ${cpus().length} cores: the rate cannot rise beyond what these give, so that what counts is the cost of a token.`,
      ];
      return { figures: [...instancesFigures(readings, mostCost), ...truth], notes };
    });
  },
};
