import { percentile } from '../accounting/percentile.ts';
import type { FaultRun } from '../fault-run.ts';
import { addressOf, askForToken, type TokenAnswer } from '../load/ask-for-token.ts';
import { type Attack, type AttackEnd, attack, attacks } from '../load/attack.ts';
import { offer } from '../load/offer.ts';
import { residentMemory, untilPart } from '../parts/api-health.ts';
import { type Deployment, withDeployment } from '../parts/deployment.ts';

const goodPerSecond = 50;
const secondsBefore = 10;
const secondsDuring = 20;
const connectionLimitMs = 20_000;

export const sendHostileHttp: FaultRun = {
  name: 'send-hostile-http',
  fault:
    '500 connections at once of slow headers, slow bodies, 1 MB bodies, deep JSON, broken UTF-8 and what is no HTTP',
  requires: 'each gets its 4xx or nothing; who behaves waits less than twice as long as before',
  parts: '',
  cycles: 500,
  unit: 'connections at once',
  limitMinutes: 5,
  run: ({ cycles, report }) =>
    withDeployment({}, async (deployment) => {
      const [api] = deployment.apis;
      await untilPart(api, 'database', 'up');
      let callers = 0;
      const behave = async (seconds: number) => {
        const { answers } = await offer(goodPerSecond, seconds, () =>
          askForToken({ apiUrl: api.running.url, address: addressOf(++callers) }),
        );
        return answers;
      };
      await behave(3);
      const before = await behave(secondsBefore);
      const memory = await residentMemory(api);
      const siege = besiege(deployment, cycles);
      const during = await behave(secondsDuring);
      const { wrong, ends } = await siege.stop();
      const endsOf = (which: (end: AttackEnd) => boolean) => ends.filter(which).length;
      for (const [words, times] of wrong) report(`${words}: ${times} times`);
      const p99 = (answers: readonly TokenAnswer[]) =>
        percentile(
          answers.map(({ tookMs }) => tookMs),
          99,
        );
      return [
        { what: 'hostile requests', value: ends.length, least: cycles },
        {
          what: 'answered otherwise',
          value: [...wrong.values()].reduce((sum, times) => sum + times, 0),
          most: 0,
        },
        {
          what: 'slow ones ended by the server',
          value: endsOf((end) => end === 'ended by the server'),
          least: 1,
        },
        { what: 'not within 20 s', value: endsOf((end) => end === 'outlasted') },
        {
          what: 'good requests refused',
          value: during.filter(({ status }) => status !== 201).length,
          most: 0,
        },
        { what: 'good p99 before', value: p99(before), unit: 'ms' },
        { what: 'during', value: p99(during), unit: 'ms' },
        { what: 'that is', value: p99(during) / p99(before), unit: 'times', most: 2 },
        { what: 'memory grown by', value: ((await residentMemory(api)) - memory) / 2 ** 20, unit: 'MB' },
      ];
    }),
};

/** Keeps so many hostile connections under way until it is stopped. The quick ones wait a second before they come again. */
function besiege({ apis }: Deployment, connections: number) {
  const port = Number(new URL(apis[0].running.url).port);
  const wrong = new Map<string, number>();
  const ends: AttackEnd[] = [];
  let isOver = false;
  const besieger = async (kind: Attack, index: number) => {
    await Bun.sleep((index / connections) * 1000);
    while (!isOver) {
      const end = await attack(port, kind, connectionLimitMs);
      ends.push(end);
      if (typeof end === 'number' ? !kind.allowed.includes(end) : kind.dripMs === null) {
        const words = `${kind.name} → ${end}`;
        wrong.set(words, (wrong.get(words) ?? 0) + 1);
      }
      await Bun.sleep(1000);
    }
  };
  // Nine of ten are slow, as the cheapest attack is.
  const kindOf = (index: number) =>
    attacks[index % 10 === 0 ? 2 + ((index / 10) % (attacks.length - 2)) : index % 2];
  const besiegers = Array.from({ length: connections }, (_, index) => {
    const kind = kindOf(index);
    return kind === undefined ? Promise.resolve() : besieger(kind, index);
  });
  return {
    stop: async () => {
      isOver = true;
      await Promise.all(besiegers);
      return { wrong, ends };
    },
  };
}
