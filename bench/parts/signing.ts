import { rotated } from '../accounting/rotated.ts';
import type { BenchPart } from '../bench-part.ts';
import { rateOf } from '../signing/rate-of.ts';
import { hmacOnly, ourSigner, signWithSdk } from '../signing/signers.ts';

const sdk = 'AccessToken.toJwt of the SDK';
const limit = 'HMAC-SHA256 alone, one core';
const seconds = 1;

export const signing: BenchPart = {
  name: 'signing',
  item: 'Signing a token, without a request or a row, 32 at a time, under Bun',
  beside:
    'the same claims signed by the SDK; and the HMAC of the same bytes and nothing else, the limit of one core',
  rounds: 7,
  limitMinutes: 2,
  run: async ({ rounds, report }) => {
    const signers = { ours: ourSigner(), sdk: signWithSdk, limit: hmacOnly() };
    // What runs for the first time is compiled first.
    for (const sign of Object.values(signers)) await rateOf(sign, seconds / 2);
    const rates = { ours: [] as number[], sdk: [] as number[], limit: [] as number[] };
    const order = ['ours', 'sdk', 'limit'] as const;
    for (let round = 0; round < rounds; round += 1) {
      for (const name of rotated(order, round)) {
        const rate = await rateOf(signers[name], seconds);
        rates[name].push(rate);
        report(`${round + 1}/${rounds} ${name}: ${rate.toFixed(0)} tokens/s`);
      }
    }
    const beside = { [sdk]: rates.sdk, [limit]: rates.limit };
    return { figures: [{ what: 'signed', unit: 'tokens/s', ours: rates.ours, beside }] };
  },
};
