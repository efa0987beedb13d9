import type { Measure } from '../accounting/measure.ts';
import { type Ground, withGround } from '../people/ground.ts';
import { type Impairment, impair, type Ports } from '../people/own-network.ts';
import type { StabilityPart } from '../stability-part.ts';
import { blockedUdpMeasures } from './blocked-udp.ts';
import { delayMeasures } from './delay.ts';
import { hardshipMeasures } from './hardship.ts';
import { outageMeasures, under } from './outage-measures.ts';

const cutSeconds = [5, 15, 30, 120];
/** Two people share it, so each has 300 kbit/s each way. */
const kilobitsOfTwo = 600;
const hardships: readonly { title: string; impairment: Impairment; staysConnected: boolean }[] = [
  { title: 'loss of 5 %', impairment: { kind: 'loss', share: 0.05 }, staysConnected: true },
  { title: 'loss of 10 %', impairment: { kind: 'loss', share: 0.1 }, staysConnected: true },
  { title: 'loss of 20 %', impairment: { kind: 'loss', share: 0.2 }, staysConnected: false },
  { title: '300 kbit/s', impairment: { kind: 'rate', kilobits: kilobitsOfTwo }, staysConnected: true },
];

export const network: StabilityPart = {
  name: 'network',
  item: 'Two people on a network that loses 5, 10 and 20 % each way, carries 300 kbit/s, takes 200 ms there and back, blocks UDP, is cut for 5, 15, 30 and 120 s',
  requires:
    'sound goes on while anything can, nobody is thrown out by loss of up to 10 %, everyone comes back after a cut by themselves',
  cycles: 3,
  quickCycles: 0,
  unit: 'times each',
  limitMinutes: 75,
  needsOwnNetwork: true,
  run: (settings) =>
    withGround(
      async (ground) => {
        const notes: string[] = [];
        const measures: Measure[] = [];
        const ports = portsOf(ground);
        const tell = (words: string) => notes.push(words);
        for (const { impairment, ...hardship } of hardships) {
          const begin = () => impair(impairment, ports);
          measures.push(...(await hardshipMeasures(ground, { ...hardship, begin }, settings, tell)));
        }
        measures.push(...(await delayMeasures(ground, ports, settings, tell)));
        measures.push(...(await blockedUdpMeasures(ground, ports, settings)));
        for (const seconds of cutSeconds) {
          const title = `cut of ${seconds} s`;
          settings.report(title);
          const cut = cutOf(ground, seconds);
          const told = (words: string) => tell(`${title}, what one of them reads: ${words}`);
          measures.push(...under(title, await outageMeasures(ground, cut, {}, settings, told)));
        }
        return { measures, notes };
      },
      { hasMediaOverTcp: true },
    ),
};

function cutOf(ground: Ground, seconds: number) {
  let end = async (): Promise<void> => {};
  return {
    lengthMs: seconds * 1000,
    begin: async () => {
      end = await impair({ kind: 'cut' }, portsOf(ground));
    },
    end: () => end(),
  };
}

/** Everything through which people reach anything. */
function portsOf({ stack, bare }: Ground): Ports {
  const tcp = [stack.sfuUrl, stack.url, bare.url].map((url) => Number(new URL(url).port));
  return { sfuUdp: stack.sfuUdpPort, tcp: stack.sfuTcpPort === null ? tcp : [...tcp, stack.sfuTcpPort] };
}
