import type { Figure } from '../bench-part.ts';
import type { InstancesLoad, InstancesReading } from './measure-instances.ts';

type Readings = ReadonlyMap<InstancesLoad, readonly InstancesReading[]>;

const against = 'one instance';

/**
 * Each load beside the first, which is of one instance: tokens a second, and what a token took of the processors. Where
 * every instance has as many connections as the one, that is at most so many times as much. Pure.
 */
export function instancesFigures(readings: Readings, mostCost: number): Figure[] {
  const cost = { against, most: mostCost };
  const ofCost = (kind: keyof InstancesReading['cpuMs'], what: string) =>
    figuresOf(readings, what, 'ms', ({ cpuMs, answered }) => cpuMs[kind] / answered, cost);
  return [
    ...figuresOf(readings, 'tokens', 'tokens/s', ({ perSecond }) => perSecond),
    ...figuresOf(readings, 'p99', 'ms', ({ p99Ms }) => p99Ms),
    ...ofCost('API', 'processor time of all instances for a token'),
    ...ofCost('PostgreSQL', 'processor time of PostgreSQL for a token'),
    ...ofCost('Redis', 'processor time of Redis for a token'),
  ];
}

function figuresOf(
  readings: Readings,
  what: string,
  unit: 'tokens/s' | 'ms',
  read: (reading: InstancesReading) => number,
  target?: NonNullable<Figure['target']>,
): Figure[] {
  const [first] = readings;
  if (first === undefined) return [];
  const [one, ofOne] = first;
  return [...readings].map(([{ instances: size, connections }, values]): Figure => {
    const isGrown = connections === one.connections * size;
    const figure = { unit, size, ours: values.map(read) };
    if (size === one.instances) return { what, ...figure };
    const beside = { [against]: ofOne.map(read) };
    if (!isGrown) return { what: `${what}, ${connections} connections in all`, ...figure, beside };
    return { what, ...figure, beside, ...(target && { target }) };
  });
}

/** What has to be true of any load. Pure. */
export function truthFigures(readings: Readings, rows: number, spooled: number): Figure[] {
  const all = [...readings.values()].flat();
  const answered = all.reduce((sum, reading) => sum + reading.answered, 0);
  const failed = all.reduce((sum, reading) => sum + reading.failed, 0);
  return [
    { what: 'requests without an answer 2xx', ours: [failed], bound: { most: 0 } },
    // A spool is quicker than a database: a rate with tokens that went there is another one.
    { what: 'tokens that waited in a spool', ours: [spooled], bound: { most: 0 } },
    // Those whose answer was under way at the end of a round have a row too, so there may be more.
    { what: 'tokens without a row', ours: [Math.max(0, answered - rows)], bound: { most: 0 } },
  ];
}
