import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';
import type { Delay } from '../link/delay-line.ts';
import { holdPackets } from '../link/hold-packets.ts';

const run = promisify(execFile);
const programs = ['unshare', 'ip', 'iptables', 'ip6tables', 'tc'] as const;

/** What this machine lacks to give a run a network of its own, in a few words; null where it has everything. */
export function missingForOwnNetwork(): string | null {
  if (process.platform !== 'linux') return 'network namespaces are Linux’s';
  if (process.getuid?.() !== 0) return 'a network of its own needs root';
  const missing = programs.filter((program) => Bun.which(program) === null);
  if (missing.length > 0) return `${missing.join(', ')} not installed`;
  const [program = '', ...args] = inOwnNetwork(['true']);
  const { status } = spawnSync(program, args);
  return status === 0 ? null : 'this kernel or container allows no network namespace';
}

/** Beside loopback a device that leads nowhere: without one Chromium believes to be offline and tries no path at all. */
const devices = [
  'ip link set lo up',
  'ip link add nowhere0 type veth peer name nowhere1',
  'ip address add 10.77.0.1/24 dev nowhere0',
  'ip link set nowhere0 up',
  'ip link set nowhere1 up',
  'ip route add default dev nowhere0',
];

/** The command that makes another one run in a network of its own, which is gone with the process. */
export function inOwnNetwork(command: readonly string[]): readonly string[] {
  return ['unshare', '--net', 'sh', '-c', [...devices, 'exec "$@"'].join(' && '), 'sh', ...command];
}

/** The ports of 127.0.0.1 through which people reach everything. */
export type Ports = { readonly sfuUdp: number; readonly tcp: readonly number[] };

/** What is wrong with the network between people and servers. */
export type Impairment =
  | { readonly kind: 'cut' }
  | { readonly kind: 'udp-blocked' }
  | { readonly kind: 'loss'; readonly share: number }
  | { readonly kind: 'rate'; readonly kilobits: number }
  /** All packets are delayed; of media so many are lost besides, each way. */
  | { readonly kind: 'delay'; readonly delay: Delay; readonly lossShare: number };

/** The kernel's queues in which delayed packets wait: from the servers, and to them. */
const delayQueues = { '--sport': 0, '--dport': 1 } as const;

/** Begins it; the answer ends it. Only ever call it in a network of the run's own. Throws, with nothing begun, where the kernel cannot. */
export async function impair(impairment: Impairment, ports: Ports): Promise<() => Promise<void>> {
  const letGo =
    impairment.kind === 'delay'
      ? await holdPackets(Object.values(delayQueues), impairment.delay)
      : async () => {};
  const end = async (): Promise<void> => {
    for (const program of ['iptables', 'ip6tables']) await execute([program, '--wait', '--flush', 'INPUT']);
    if (impairment.kind === 'rate') await execute(['tc', 'qdisc', 'del', 'dev', 'lo', 'root']);
    await letGo();
  };
  try {
    for (const command of commandsOf(impairment, ports)) await execute(command);
    return end;
  } catch (error) {
    // What was never begun cannot be ended either; why it was not counts.
    await end().catch(() => {});
    throw error;
  }
}

/** As a firewall and the kernel's queue are told. Media share one UDP port of the SFU, so both ways are known by it. Pure. */
export function commandsOf(impairment: Impairment, { sfuUdp, tcp }: Ports): string[][] {
  const drop = (protocol: Protocol, port: number, ...more: string[]): string[][] =>
    bothWays(protocol, port, () => [...more, '--jump', 'DROP']);
  const lose = (share: number): string[][] =>
    drop('udp', sfuUdp, ...words(`--match statistic --mode random --probability ${share}`));
  const hold = (protocol: Protocol, port: number): string[][] =>
    bothWays(protocol, port, (side) => words(`--jump NFQUEUE --queue-num ${delayQueues[side]}`));
  switch (impairment.kind) {
    case 'cut':
      return [...drop('udp', sfuUdp), ...tcp.flatMap((port) => drop('tcp', port))];
    case 'udp-blocked':
      return ['iptables', 'ip6tables'].map((each) =>
        words(`${each} --wait --append INPUT --protocol udp --jump DROP`),
      );
    case 'loss':
      return lose(impairment.share);
    case 'rate':
      return rateCommands(impairment.kilobits, sfuUdp);
    case 'delay':
      return [
        ...(impairment.lossShare === 0 ? [] : lose(impairment.lossShare)),
        ...hold('udp', sfuUdp),
        ...tcp.flatMap((port) => hold('tcp', port)),
      ];
  }
}

type Protocol = 'udp' | 'tcp';

/** What comes from a server's port, and what goes to it. */
function bothWays(
  protocol: Protocol,
  port: number,
  what: (side: keyof typeof delayQueues) => readonly string[],
): string[][] {
  return (['--sport', '--dport'] as const).map((side) =>
    words(`iptables --wait --append INPUT --protocol ${protocol} ${side} ${port}`, ...what(side)),
  );
}

/** A queue each way, that holds 400 ms: a router's, not one without an end. */
function rateCommands(kilobits: number, port: number): string[][] {
  const bytes = Math.round((kilobits * 1000 * 0.4) / 8);
  const ways = [
    ['sport', '1:10'],
    ['dport', '1:20'],
  ];
  return [
    words('tc qdisc add dev lo root handle 1: htb'),
    ...ways.flatMap(([side, id]) => [
      words(`tc class add dev lo parent 1: classid ${id} htb rate ${kilobits}kbit burst 4k`),
      words(`tc qdisc add dev lo parent ${id} bfifo limit ${bytes}`),
      words(`tc filter add dev lo parent 1: protocol ip u32 match ip ${side} ${port} 0xffff flowid ${id}`),
    ]),
  ];
}

async function execute([program = '', ...args]: readonly string[]): Promise<void> {
  await run(program, args);
}

function words(text: string, ...more: string[]): string[] {
  return [...text.split(' '), ...more];
}
