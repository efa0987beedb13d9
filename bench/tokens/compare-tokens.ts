import { rotated } from '../accounting/rotated.ts';
import type { BenchSettings, Figure } from '../bench-part.ts';
import type { LoadReading } from '../load/load-order.ts';
import { putLoad } from '../load/put-load.ts';
import { tokenOrder } from './token-order.ts';
import type { TokenServer } from './token-servers.ts';
import { warmUp } from './warm-up.ts';

/** A server in the comparison, by the name the report has for it. */
export type Contestant = { readonly name: string; readonly server: TokenServer };

/** What each server answered round by round, and how many tokens of it had no row when all was over. */
export type Readings = {
  readonly of: Readonly<Record<string, readonly LoadReading[]>>;
  readonly withoutRow: Readonly<Record<string, number>>;
};

const order = { ...tokenOrder, warmUpSeconds: 2, seconds: 4 };

/** Loads the servers in turn, round by round. */
export async function compareTokens(
  node: string,
  contestants: readonly Contestant[],
  { rounds, report }: BenchSettings,
): Promise<Readings> {
  const of: Record<string, LoadReading[]> = {};
  const warmedUpBy: Record<string, number> = {};
  for (const { name, server } of contestants) warmedUpBy[name] = await warmUp(node, server.url);
  for (let round = 0; round < rounds; round += 1) {
    for (const { name, server } of rotated(contestants, round)) {
      const reading = await putLoad(node, { ...order, url: `${server.url}/auth/token` });
      of[name] = [...(of[name] ?? []), reading];
      report(`${round + 1}/${rounds} ${name}: ${inWords(reading)}`);
    }
  }
  const withoutRow: Record<string, number> = {};
  for (const { name, server } of contestants) {
    if (server.rows === null) continue;
    const answered = (of[name] ?? []).reduce((sum, reading) => sum + reading.answered, warmedUpBy[name] ?? 0);
    // Those whose answer was under way at the end of a round have a row too, so there may be more.
    withoutRow[name] = Math.max(0, answered - (await server.rows()));
  }
  return { of, withoutRow };
}

/** Ours beside the others; what has to be true of any of them has to be true of all. Pure. */
export function tokenFigures({ of, withoutRow }: Readings, ourName: string): Figure[] {
  const valuesOf = (key: 'perSecond' | 'p50Ms' | 'p99Ms') => {
    const { [ourName]: ours = [], ...others } = of;
    const beside = Object.entries(others).map(([name, readings]) => [
      name,
      readings.map((each) => each[key]),
    ]);
    return { ours: ours.map((reading) => reading[key]), beside: Object.fromEntries(beside) };
  };
  const failed = Object.values(of).flatMap((readings) => readings.map((reading) => reading.failed));
  return [
    { what: 'tokens', unit: 'requests/s', ...valuesOf('perSecond') },
    { what: 'p50', unit: 'ms', ...valuesOf('p50Ms') },
    { what: 'p99', unit: 'ms', ...valuesOf('p99Ms') },
    { what: 'requests of all servers without an answer 2xx', ours: [sumOf(failed)], bound: { most: 0 } },
    { what: 'tokens of both without a row', ours: [sumOf(Object.values(withoutRow))], bound: { most: 0 } },
  ];
}

function inWords({ perSecond, p50Ms, p99Ms, failed }: LoadReading): string {
  return `${perSecond.toFixed(0)} requests/s, p50 ${p50Ms.toFixed(1)} ms, p99 ${p99Ms.toFixed(1)} ms, ${failed} failed`;
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
