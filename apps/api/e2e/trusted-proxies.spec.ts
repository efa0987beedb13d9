import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import type { Api } from '../../../tools/api.ts';
import { postToken } from './request-token.ts';
import { type Stack, startStack } from './stack.ts';
import { inBatches, tally } from './tally.ts';

// 120 tokens a minute are one address's: what counts as one address shows in when it is refused.
const askCount = 125;
let stack: Stack;

beforeAll(async () => {
  stack = await startStack();
}, 60_000);

afterAll(() => stack?.stop(), 20_000);

const asOne = { 201: 120, 429: 5 };
const apart = { 201: askCount };

describe.each([
  ['without trusted proxies', {}, asOne],
  ['when the peer is not the trusted proxy', { TRUSTED_PROXIES: '192.0.2.1,2001:db8::/32' }, asOne],
  ['when the peer is trusted by its address', { TRUSTED_PROXIES: '192.0.2.1, 127.0.0.0/8, ::1' }, apart],
  ['when the peer is trusted as the one hop', { TRUSTED_PROXIES: '1' }, apart],
] as const)('%s', (_when, env, expected) => {
  test('125 addresses that a peer forwards are counted as they are known', async () => {
    const api = await stack.startApi({ TOKENS_PER_SECOND: '10000', ...env });
    expect(await ask(api, (index) => `203.0.113.${index}`)).toEqual(expected);
    await api.stop();
  }, 30_000);
});

describe('behind a trusted proxy', () => {
  let api: Api;
  beforeAll(async () => {
    api = await stack.startApi({ TRUSTED_PROXIES: '127.0.0.1', TOKENS_PER_SECOND: '10000' });
  }, 30_000);

  test.each([
    ['what a caller itself claims does not count', (index: number) => `198.51.100.${index}, 203.0.113.1`],
    ['the addresses of one /64 are one caller', (index: number) => `2001:db8:1:2::${index.toString(16)}`],
    [
      'an address is the same in IPv4 and in IPv6',
      (index: number) => (index % 2 ? '203.0.113.2' : '::ffff:203.0.113.2'),
    ],
    ['what is no address is one caller', (index: number) => `nobody-${index}`],
  ])(
    '%s',
    async (_fact, forwardedFor) => {
      expect(await ask(api, forwardedFor)).toEqual(asOne);
    },
    30_000,
  );
});

/** Asks for a token so many times, each with the header as a proxy would have written it. */
async function ask(api: Api, forwardedFor: (index: number) => string): Promise<Record<number, number>> {
  return tally(
    await inBatches(askCount, (index) =>
      postToken(api.url, '{"participantName":"Ana"}', { 'x-forwarded-for': forwardedFor(index) }),
    ),
  );
}
