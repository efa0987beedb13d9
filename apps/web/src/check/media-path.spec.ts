import { describe, expect, test } from 'bun:test';
import { mediaPath, offersTcp, type StatsEntry } from './media-path.ts';

const transport: StatsEntry = { id: 'T', type: 'transport', selectedCandidatePairId: 'P2' };
const pairs: StatsEntry[] = [
  { id: 'P1', type: 'candidate-pair', state: 'succeeded', nominated: true, localCandidateId: 'L1' },
  { id: 'P2', type: 'candidate-pair', state: 'succeeded', nominated: true, localCandidateId: 'L2' },
];
const locals: StatsEntry[] = [
  { id: 'L1', type: 'local-candidate', protocol: 'udp' },
  { id: 'L2', type: 'local-candidate', protocol: 'tcp' },
];
const heard: StatsEntry = { id: 'R', type: 'remote-inbound-rtp', roundTripTime: 0.0426 };

describe('the way media takes', () => {
  test.each<[string, StatsEntry[], ReturnType<typeof mediaPath>]>([
    ['is unknown without a pair', [...locals], null],
    [
      'is unknown while no pair works',
      [{ ...pairs[0], nominated: false, state: 'in-progress' }, ...locals],
      null,
    ],
    [
      'is the pair the transport chose',
      [transport, ...pairs, ...locals],
      { protocol: 'tcp', roundTripMilliseconds: null },
    ],
    [
      'is the pair Firefox marks',
      [{ ...pairs[0], selected: true }, { ...pairs[1], selected: false }, ...locals],
      { protocol: 'udp', roundTripMilliseconds: null },
    ],
    [
      'is what crosses the network where a relay is between',
      [
        { ...transport, selectedCandidatePairId: 'P1' },
        ...pairs,
        { id: 'L1', type: 'local-candidate', protocol: 'udp', relayProtocol: 'tls' },
      ],
      { protocol: 'tcp', roundTripMilliseconds: null },
    ],
    [
      'comes with the round trip once the SFU has told it',
      [heard, transport, ...pairs, ...locals],
      { protocol: 'tcp', roundTripMilliseconds: 43 },
    ],
  ])('%s', (_, entries, expected) => {
    expect(mediaPath(entries)).toEqual(expected);
  });
});

const udp = 'a=candidate:1 1 udp 2130706431 127.0.0.1 7882 typ host';
test.each([
  ['nothing', '', false],
  ['UDP alone', `v=0\r\n${udp}\r\n`, false],
  [
    'a passive TCP address',
    `${udp}\r\na=candidate:2 1 tcp 1671430143 10.0.0.1 7881 typ host tcptype passive\r\n`,
    true,
  ],
  [
    'the same in capitals',
    'a=candidate:2 1 TCP 1671430143 10.0.0.1 7881 typ host tcptype passive generation 0',
    true,
  ],
  [
    'an active TCP address, which cannot be called',
    'a=candidate:2 1 tcp 15 10.0.0.1 9 typ host tcptype active',
    false,
  ],
])('of %s a description that offers it says so: %#', (_, description, expected) => {
  expect(offersTcp(description)).toBe(expected);
});
