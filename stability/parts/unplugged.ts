import { lies, watchHonesty } from '../../e2e/honesty.ts';
import type { Person } from '../../e2e/person.ts';
import { simulateDevices } from '../../e2e/simulate-devices.ts';
import type { Goal, Measure } from '../accounting/measure.ts';
import { noticesInWords } from '../accounting/notice.ts';
import type { PageKind } from '../people/come-in.ts';
import { type Ground, withGround } from '../people/ground.ts';
import { withPairs } from '../people/pairs.ts';
import {
  type DeviceKind,
  deviceKinds,
  launchWithDevices,
  type Unplugged,
  unplugFirst,
  unplugLast,
  untilShownOff,
  useOwnDevices,
} from '../people/unplug-devices.ts';
import { watchNotices } from '../people/watch-notices.ts';
import { flowing, watchTraffic } from '../people/watch-traffic.ts';
import type { StabilityPart } from '../stability-part.ts';

const shownOffSeconds = 5;
const words = { microphone: 'sound', camera: 'a picture' } as const;

export const unplugged: StabilityPart = {
  name: 'unplugged',
  item: 'The microphone in use is pulled out, then the camera, with others left; then all that are left. Chromium’s fake devices, made to end and go from its list as real ones do',
  requires:
    'another device takes over within 3 s; without one the button and the others’ tiles say within 5 s that nothing is sent',
  cycles: 5,
  quickCycles: 0,
  unit: 'times each',
  limitMinutes: 15,
  run: ({ cycles, report }) =>
    withGround(async (ground) => {
      const browser = await launchWithDevices();
      try {
        const all: Round[] = [];
        for (let cycle = 1; cycle <= cycles; cycle += 1) {
          const one = await round({ ...ground, browser });
          all.push(one);
          report(`${cycle} of ${cycles}: ${JSON.stringify(one)}`);
        }
        const notices = all.slice(0, 1).map((one) => `What whose devices they are reads: ${one.notices}`);
        return { measures: measuresOf(all), notes: notices };
      } finally {
        await browser.close();
      }
    }),
};

type Round = {
  readonly replaced: Readonly<Record<DeviceKind, Readonly<Record<PageKind, Unplugged>>>>;
  readonly last: Readonly<Record<DeviceKind, { pulledOut: number; own: number; others: number }>>;
  readonly lies: readonly string[];
  /** Devices of four that are gone in words. */
  readonly told: number;
  readonly notices: string;
};

function round(ground: Ground): Promise<Round> {
  const prepare = async ({ context }: Person) => void (await context.addInitScript(simulateDevices));
  return withPairs(ground, prepare, async ({ ours, bare }) => {
    const [ana, bia] = ours;
    const [bareAna, bareBia] = bare;
    if (!ana || !bia || !bareAna || !bareBia) throw new Error('nobody came');
    await useOwnDevices(ana, 'ours');
    await useOwnDevices(bareAna, 'bare');
    const [watch, bareWatch] = await Promise.all([bia, bareBia].map(watchTraffic));
    if (watch === undefined || bareWatch === undefined) throw new Error('nobody looks');
    await flowing([watch, bareWatch], Date.now());
    const glances = await watchHonesty(ana);
    const notices = await watchNotices(ana);
    const beganAt = Date.now();
    const first = async (kind: DeviceKind) => {
      const [mine, floor] = await Promise.all([
        unplugFirst(ana, kind, watch),
        unplugFirst(bareAna, kind, bareWatch),
      ]);
      return { ours: mine, bare: floor };
    };
    const last = async (kind: DeviceKind) => ({
      pulledOut: await unplugLast(ana, kind),
      ...(await untilShownOff(ana, bia, kind)),
    });
    const seen = {
      replaced: { microphone: await first('microphone'), camera: await first('camera') },
      last: { microphone: await last('microphone'), camera: await last('camera') },
    };
    const read = (await notices()).filter(({ from }) => from >= beganAt);
    return {
      ...seen,
      lies: lies(await glances()),
      told: new Set(read.map(({ words }) => words).filter((each) => each.includes(' is gone'))).size,
      notices: noticesInWords(read, beganAt),
    };
  });
}

function measuresOf(all: readonly Round[]): Measure[] {
  const replaced = (kind: DeviceKind, of: (one: Unplugged) => number) => ({
    values: all.map((one) => of(one.replaced[kind].ours)),
    floor: all.map((one) => of(one.replaced[kind].bare)),
  });
  const one: Goal = { of: 'each', least: 1, most: 1 };
  const soon: Goal = { of: 'each', most: shownOffSeconds };
  return [
    ...deviceKinds.flatMap((kind): Measure[] => [
      {
        what: `${kind} in use pulled out`,
        ...replaced(kind, ({ pulledOut }) => pulledOut),
        goal: one,
      },
      {
        what: `${kind}: longest time without ${words[kind]} at the other’s`,
        unit: 's',
        ...replaced(kind, ({ standstillMs }) => standstillMs / 1000),
        goal: { of: 'each', most: 3 },
      },
      {
        what: `${kind}: goes on with another`,
        ...replaced(kind, ({ goesOn }) => (goesOn ? 1 : 0)),
        goal: one,
      },
    ]),
    ...deviceKinds.flatMap((kind): Measure[] => [
      {
        what: `last ${kind} pulled out in use`,
        values: all.map(({ last }) => last[kind].pulledOut),
        goal: one,
      },
      {
        what: `last ${kind}: one’s own button says off after`,
        unit: 's',
        values: all.map(({ last }) => last[kind].own / 1000),
        goal: soon,
      },
      {
        what: `last ${kind}: the other’s tile shows it after`,
        unit: 's',
        values: all.map(({ last }) => last[kind].others / 1000),
        goal: soon,
      },
    ]),
    {
      what: 'devices of four that are said to be gone',
      values: all.map(({ told }) => told),
      goal: { of: 'each', least: 4, most: 4 },
    },
    {
      what: 'moments in which a microphone button said what was not so',
      values: all.map((each) => each.lies.length),
      goal: { of: 'each', most: 0 },
    },
  ];
}
