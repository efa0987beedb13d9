import { join } from 'node:path';
import type { Unit } from '../../stability/accounting/measure.ts';
import { type Growth, growthOf } from '../accounting/growth.ts';
import { type ComparedApi, withComparedApis } from '../api/compared-apis.ts';
import { startCompared } from '../api/start-compared.ts';
import type { BenchPart, Figure } from '../bench-part.ts';
import { putLoad } from '../load/put-load.ts';
import { type MemoryReading, memoryReadings } from '../servers/memory-reading.ts';
import { findNode } from '../servers/node-program.ts';

const nestName = 'minimal Nest application';
const loadMinutes = 10;

export const memoryUnderLoad: BenchPart = {
  name: 'memory-under-load',
  item: `memory of the built API while it answers ${loadMinutes} minutes of \`POST /auth/token\`, 100 a second, each with a durable row`,
  beside:
    'the application of Nest of `start`, which answers as many POSTs with a sentence, at the same time on the same machine',
  rounds: 1,
  limitMinutes: 13,
  run: async ({ rounds, report }) => {
    const node = findNode();
    if (node === undefined) return { figures: [], lacks: 'no Node.js on PATH' };
    return withComparedApis(async ({ livemeet, nest, directory }) => {
      const ours: UnderLoad[] = [];
      const theirs: UnderLoad[] = [];
      for (let round = 0; round < rounds; round += 1) {
        const logOf = (who: string) => join(directory, `memory-${who}-${round}`);
        const [our, their] = await Promise.all([
          underLoad(node, livemeet, logOf('livemeet')),
          underLoad(node, nest, logOf('nest')),
        ]);
        ours.push(our);
        theirs.push(their);
        report(`${round + 1}/${rounds}: ${inWords(our)}; ${nestName} ${inWords(their)}`);
      }
      return { figures: figuresOf(ours, theirs), notes: [whatCounts] };
    });
  },
};

const whatCounts =
  'Read every ten seconds by the process itself. Warm is after three minutes, the end the last half minute; the growth is the slope of a straight line through the second half. The heap is what the engine’s collector has in its care.';

const order = { connections: 8, addressesEach: 200, requestsPerSecond: 100, warmUpSeconds: 0 };

type UnderLoad = {
  readonly resident: Growth;
  readonly heap: Growth;
  readonly answered: number;
  readonly failed: number;
};

async function underLoad(node: string, api: ComparedApi, memoryLog: string): Promise<UnderLoad> {
  const { stop } = await startCompared(api, memoryLog);
  try {
    const { path, body } = api.work;
    const { answered, failed } = await putLoad(node, {
      ...order,
      url: `${api.url}${path}`,
      body,
      seconds: loadMinutes * 60,
    });
    const readings = await memoryReadings(memoryLog);
    const growth = (key: 'residentMegabytes' | 'heapMegabytes') =>
      growthOf(readings.map((each: MemoryReading) => ({ at: each.at, value: each[key] })));
    return { resident: growth('residentMegabytes'), heap: growth('heapMegabytes'), answered, failed };
  } finally {
    await stop();
  }
}

function figuresOf(ours: readonly UnderLoad[], theirs: readonly UnderLoad[]): Figure[] {
  const figure = (what: string, of: (one: UnderLoad) => number, more: Partial<Figure> = {}): Figure => ({
    what,
    ours: ours.map(of),
    beside: { [nestName]: theirs.map(of) },
    ...more,
  });
  const megabytes = { unit: 'MB' } as const satisfies { unit: Unit };
  const failed = [...ours, ...theirs].map((one) => one.failed);
  return [
    figure('memory when warm', ({ resident }) => resident.warm, megabytes),
    figure('memory at the end', ({ resident }) => resident.end, megabytes),
    figure('memory at the end ÷ when warm', ({ resident }) => resident.end / resident.warm, {
      bound: { most: mostGrowth },
    }),
    figure('memory, growth', ({ resident }) => resident.slopePerHour, { unit: 'MB/h' }),
    figure('heap when warm', ({ heap }) => heap.warm, megabytes),
    figure('heap at the end', ({ heap }) => heap.end, megabytes),
    figure('heap, growth', ({ heap }) => heap.slopePerHour, { unit: 'MB/h' }),
    figure('requests answered', ({ answered }) => answered, {
      bound: { least: order.requestsPerSecond * loadMinutes * 60 * 0.99 },
    }),
    { what: 'requests of both without an answer 2xx', ours: failed, bound: { most: 0 } },
  ];
}

/** A collector gives memory back late: what stays within a tenth for seven minutes is taken for no growth. */
const mostGrowth = 1.1;

function inWords({ resident }: UnderLoad): string {
  return `${resident.warm.toFixed(0)} → ${resident.end.toFixed(0)} MB`;
}
