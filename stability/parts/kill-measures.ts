import type { Measure } from '../accounting/measure.ts';
import type { Ground } from '../people/ground.ts';
import { type Killed, type PairedKill, pairedKill } from '../people/killed-browser.ts';
import type { PartSettings } from '../stability-part.ts';
import { under } from './outage-measures.ts';

/**
 * LiveKit takes a participant for lost once nothing came for 10 s, for gone after 5 s more, and waits another 5 s for a
 * return before it tells the others: 20 s. A lost signalling connection alone departs nobody.
 */
const mostGhostSeconds = 30;
/** LiveKit's webhooks tell the time in whole seconds, and screens are looked at every 100 ms. */
const mostApartSeconds = 2;

/** The browser of one of two dies again and again; how long the other one and the log still have them. */
export async function killMeasures(
  ground: Ground,
  { cycles, report }: PartSettings,
  tell: (note: string) => void,
): Promise<Measure[]> {
  const all: PairedKill[] = [];
  for (let cycle = 1; cycle <= cycles; cycle += 1) {
    const one = await pairedKill(ground);
    all.push(one);
    const gone = ({ ghostMs }: Killed) => (ghostMs / 1000).toFixed(1);
    report(`killed, ${cycle} of ${cycles}: gone after ${gone(one.ours)} s, bare page ${gone(one.bare)} s`);
    if (cycle === 1) tell(`killed, what the one who stays reads: ${one.notices}`);
  }
  return under('killed', measuresOf(all));
}

function measuresOf(all: readonly PairedKill[]): Measure[] {
  const values = (of: (one: Killed) => number) => ({
    values: all.map(({ ours }) => of(ours)),
    floor: all.map(({ bare }) => of(bare)),
  });
  const none = { of: 'each', most: 0 } as const;
  return [
    {
      what: 'streams of two to the one who stays that stood still',
      ...values(({ stoodStill }) => stoodStill),
      goal: { of: 'each', least: 2, most: 2 },
    },
    {
      what: 'the one who stays still sees the other for',
      unit: 's',
      ...values(({ ghostMs }) => ghostMs / 1000),
      goal: { of: 'each', most: mostGhostSeconds },
    },
    {
      what: 'the log says they left after',
      unit: 's',
      ...values(({ loggedMs }) => loggedMs / 1000),
      goal: { of: 'each', most: mostGhostSeconds },
    },
    {
      what: 'log and screen apart by',
      unit: 's',
      ...values(({ loggedMs, ghostMs }) => Math.abs(loggedMs - ghostMs) / 1000),
      goal: { of: 'each', most: mostApartSeconds },
    },
    {
      what: 'rows of the log open of the one who is gone',
      ...values(({ openRows }) => openRows),
      goal: none,
    },
    {
      what: 'moments in which a microphone button said what was not so',
      values: all.map(({ lies }) => lies),
      goal: none,
    },
    { what: 'rows of the log', ...values(({ log }) => log.rows), goal: { of: 'each', least: 2, most: 2 } },
    { what: 'rows of the log doubled', ...values(({ log }) => log.doubled), goal: none },
    { what: 'rows of the log open in the end', ...values(({ log }) => log.open), goal: none },
  ];
}
