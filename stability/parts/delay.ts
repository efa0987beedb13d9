import type { Measure } from '../accounting/measure.ts';
import type { Delay } from '../link/delay-line.ts';
import { shortest, tcpRoundTrip } from '../link/round-trip.ts';
import type { PageKind } from '../people/come-in.ts';
import type { Ground } from '../people/ground.ts';
import { joining } from '../people/joining.ts';
import { type Impairment, impair, type Ports } from '../people/own-network.ts';
import { shownRoundTrips } from '../people/shown-round-trips.ts';
import type { PartSettings } from '../stability-part.ts';
import { type Hardship, hardshipMeasures } from './hardship.ts';

type Far = { readonly title: string; readonly delay: Delay; readonly lossShare: number };

const far: readonly Far[] = [
  { title: 'delay of 200 ms', delay: { oneWayMs: 100, jitterMs: 0 }, lossShare: 0 },
  {
    title: 'delay of 200 to 250 ms with loss of 5 %',
    delay: { oneWayMs: 100, jitterMs: 25 },
    lossShare: 0.05,
  },
];

/** People far from the SFU: who is in a call when it gets far, and who joins over the long way. */
export async function delayMeasures(
  ground: Ground,
  ports: Ports,
  settings: PartSettings,
  tell: (words: string) => void,
): Promise<Measure[]> {
  const lacks = await missingForDelay(ports);
  if (lacks === null) {
    const measures: Measure[] = [];
    for (const one of far) measures.push(...(await measuresOf(ground, ports, one, settings, tell)));
    return measures;
  }
  tell(`delay left out: ${lacks}`);
  return [];
}

/** Why packets cannot be delayed here, or null: it is tried. */
async function missingForDelay(ports: Ports): Promise<string | null> {
  const delay = { oneWayMs: 0, jitterMs: 0 };
  try {
    const end = await impair({ kind: 'delay', delay, lossShare: 0 }, ports);
    await end();
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function measuresOf(
  ground: Ground,
  ports: Ports,
  { title, ...rest }: Far,
  settings: PartSettings,
  tell: (words: string) => void,
): Promise<Measure[]> {
  const impairment: Impairment = { kind: 'delay', ...rest };
  const signalPort = Number(new URL(ground.stack.sfuUrl).port);
  const roundTrips: number[] = [];
  const begin = async () => {
    const end = await impair(impairment, ports);
    roundTrips.push(await shortest(() => tcpRoundTrip(signalPort)));
    return end;
  };
  let isShown = false;
  const hardship: Hardship = {
    title,
    begin,
    staysConnected: true,
    look: async ([person]) => {
      if (isShown || person === undefined) return;
      isShown = true;
      tell(`${title}, round trip its statistics show: ${await shownRoundTrips(person)}`);
    },
  };
  const endured = await hardshipMeasures(ground, hardship, settings, tell);
  const joined: Record<PageKind, number[]> = { ours: [], bare: [] };
  for (let cycle = 1; cycle <= settings.cycles; cycle += 1)
    for (const page of ['ours', 'bare'] as const) {
      const end = await begin();
      joined[page].push((await joining(ground, page).finally(end)) / 1000);
      settings.report(`${title}, ${page}: joined in ${joined[page].at(-1)?.toFixed(1)} s`);
    }
  return [
    {
      what: `${title}: round trip, by the time a TCP connection takes`,
      unit: 'ms',
      values: roundTrips,
      goal: { of: 'each', least: 190, most: 300 },
    },
    ...endured,
    {
      what: `${title}: from Join until both hear and see each other`,
      unit: 's',
      values: joined.ours,
      floor: joined.bare,
    },
  ];
}
