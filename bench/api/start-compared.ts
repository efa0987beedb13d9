import type { Part } from '../../tools/part.ts';
import { startUnderBun } from '../servers/bun-program.ts';
import type { ComparedApi } from './compared-apis.ts';

/** A server in a process of its own. */
export type StartedApi = Part & {
  /** When it was born, in Unix milliseconds, and how long it took from there until it said that it is ready. */
  readonly bornAt: number;
  readonly tookMs: number;
  /** What it has written until then. */
  readonly log: string;
};

const limitMs = 20_000;
const answerLimitMs = 1000;
/** Asking costs a fraction of a millisecond, on the same cores that the server starts on. */
const askEveryMs = 5;
const keptCharacters = 4000;

/** Starts it and asks until it is ready; rejects with what it said last when it ends first. */
export async function startCompared(api: ComparedApi, memoryLog?: string): Promise<StartedApi> {
  const { program, url, readyPath } = api;
  let said = '';
  const bornAt = Date.now();
  const since = performance.now();
  const part = await startUnderBun(
    { ...program, ...(memoryLog === undefined ? {} : { memoryLog }) },
    (text) => {
      said = (said + text).slice(-keptCharacters);
    },
  );
  let isGone = false;
  void part.exited.then(() => {
    isGone = true;
  });
  while (!isGone && performance.now() - since < limitMs) {
    const signal = AbortSignal.timeout(answerLimitMs);
    const answer = await fetch(`${url}${readyPath}`, { signal }).catch(() => null);
    if (answer?.status === 200 && (await api.isReady(answer)))
      return { ...part, bornAt, tookMs: performance.now() - since, log: said };
    await Promise.race([part.exited, Bun.sleep(askEveryMs)]);
  }
  await part.kill();
  throw new Error(`${program.path} did not get ready:\n${said}`);
}
