import { expect, test } from 'bun:test';
import { acceptMessage, bindMessage, readMessages, settingsMessage } from './queue-message.ts';

const hex = (bytes: Uint8Array) =>
  Buffer.from(bytes)
    .toString('hex')
    .replace(/(.{8})(?=.)/g, '$1 ');

test.each([
  ['a queue is bound', bindMessage(1), '1c000000 02030500 00000000 00000000 00000001 08000100 01000000'],
  [
    'a packet is let go',
    acceptMessage({ queue: 1, id: 0x01020304 }),
    '20000000 01030100 00000000 00000000 00000001 0c000200 00000001 01020304',
  ],
  [
    'numbers alone are asked for, in one piece, of at most 8192 packets',
    settingsMessage(0, 8192),
    '38000000 02030500 00000000 00000000 00000000 09000200 00000000 01000000 08000300 00002000 08000400 00000004 08000500 00000004',
  ],
])('%s', (_what, bytes, expected) => {
  expect(hex(bytes)).toBe(expected);
});

test('packets and answers are told apart, several in one go', () => {
  const packet = (queue: string, id: string) =>
    `24000000 00030000 00000000 00000000 0200${queue} 08000300 00000001 0b000100 ${id} 08000100`;
  const bytes = Buffer.from(
    [
      `28${packet('0001', '00000007').slice(2)}`,
      '24000000 02000000 00000000 00000000 ffffffff 1c000000 02030500 00000000 00000000',
      `28${packet('0000', 'ffffffff').slice(2)}`,
    ]
      .join('')
      .replaceAll(' ', ''),
    'hex',
  );
  expect(readMessages(bytes)).toEqual({
    packets: [
      { queue: 1, id: 7 },
      { queue: 0, id: 0xffffffff },
    ],
    answers: [1],
  });
});
