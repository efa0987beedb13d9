import { describe, expect, test } from 'bun:test';
import { commandsOf, type Impairment } from './own-network.ts';

const ports = { sfuUdp: 9, tcp: [80, 81] };

describe('the network is impaired for the ports of the run', () => {
  test.each<[Impairment, string[]]>([
    [
      { kind: 'cut' },
      [
        'udp --sport 9',
        'udp --dport 9',
        'tcp --sport 80',
        'tcp --dport 80',
        'tcp --sport 81',
        'tcp --dport 81',
      ].map((which) => `iptables --wait --append INPUT --protocol ${which} --jump DROP`),
    ],
    [
      { kind: 'udp-blocked' },
      ['iptables', 'ip6tables'].map((each) => `${each} --wait --append INPUT --protocol udp --jump DROP`),
    ],
    [
      { kind: 'loss', share: 0.05 },
      ['--sport', '--dport'].map(
        (side) =>
          `iptables --wait --append INPUT --protocol udp ${side} 9 --match statistic --mode random --probability 0.05 --jump DROP`,
      ),
    ],
    [
      { kind: 'delay', delay: { oneWayMs: 100, jitterMs: 0 }, lossShare: 0 },
      ['udp 9', 'tcp 80', 'tcp 81'].flatMap((which) => {
        const [protocol, port] = which.split(' ');
        const rule = `iptables --wait --append INPUT --protocol ${protocol}`;
        return [
          `${rule} --sport ${port} --jump NFQUEUE --queue-num 0`,
          `${rule} --dport ${port} --jump NFQUEUE --queue-num 1`,
        ];
      }),
    ],
  ])('%p', (impairment, commands) => {
    expect(commandsOf(impairment, ports).map((command) => command.join(' '))).toEqual(commands);
  });

  test('what is delayed and lost is lost first', () => {
    const impairment = { kind: 'delay', delay: { oneWayMs: 100, jitterMs: 0 }, lossShare: 0.05 } as const;
    const jumps = commandsOf(impairment, ports).map((command) => command[command.indexOf('--jump') + 1]);
    expect(jumps).toEqual(['DROP', 'DROP', ...Array<string>(6).fill('NFQUEUE')]);
  });

  test('a slow link queues 400 ms each way, and no more', () => {
    const commands = commandsOf({ kind: 'rate', kilobits: 300 }, ports).map((command) => command.join(' '));
    expect(commands).toContain('tc class add dev lo parent 1: classid 1:10 htb rate 300kbit burst 4k');
    expect(commands.filter((command) => command.endsWith('bfifo limit 15000'))).toHaveLength(2);
  });
});
