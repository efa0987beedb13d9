import { toldHistories } from '../../apps/api/e2e/told-history.ts';
import type { Deployment } from '../parts/deployment.ts';
import { addressOf, askForToken } from './ask-for-token.ts';
import { Books } from './books.ts';
import { playHistory, type Teller } from './play-history.ts';

export type LoadOptions = {
  /** Token requests without anybody who comes, a second in all. */
  readonly tokensPerSecond?: number;
  /** Histories that happen side by side, each with tokens and webhooks of its own; 0: none. */
  readonly tellers?: number;
};

/** Together with the tokens of the histories it stays well below what all callers may ask for in a second. */
const defaultTokensPerSecond = 40;
const defaultTellers = 4;
const histories = 5_000;
/** Of each teller: four of them tell of some 60 events a second, and ask for 20 tokens. */
const shortestHistoryMs = 800;
/** What a person does whose request for a token failed. */
const askAgainAfterMs = 250;

/** Load that runs until it is stopped: people who ask for tokens, and an SFU that tells of meetings. */
export class Load {
  readonly books = new Books();
  readonly #workers: Promise<void>[] = [];
  readonly #deployment: Deployment;
  #isOver = false;
  #callers = 0;

  constructor(deployment: Deployment, options: LoadOptions = {}) {
    const { tokensPerSecond = defaultTokensPerSecond, tellers = defaultTellers } = options;
    this.#deployment = deployment;
    if (tokensPerSecond > 0) this.#workers.push(this.#askForTokens(1000 / tokensPerSecond));
    if (tellers === 0) return;
    const told = toldHistories(histories, Math.floor(Math.random() * 2 ** 31)).values();
    for (let teller = 0; teller < tellers; teller += 1) this.#workers.push(this.#tell(told));
  }

  /** Lets what is under way come to its end, as long as LiveKit would try. */
  async stop(): Promise<Books> {
    this.#isOver = true;
    await Promise.all(this.#workers);
    return this.books;
  }

  /** An open arrival rate: who comes does not wait for those before to be answered. */
  async #askForTokens(everyMs: number): Promise<void> {
    const underWay = new Set<Promise<void>>();
    let dueAt = performance.now();
    while (!this.#isOver) {
      const asked = this.#ask(undefined).then((identity) => {
        underWay.delete(asked);
        if (identity !== null) this.books.tokens.push(identity);
      });
      underWay.add(asked);
      dueAt = Math.max(dueAt + everyMs, performance.now() - 1000);
      await Bun.sleep(Math.max(0, dueAt - performance.now()));
    }
    await Promise.all(underWay);
  }

  async #tell(histories: Iterator<Parameters<typeof playHistory>[0]>): Promise<void> {
    const { apis, webhookKey } = this.#deployment;
    const teller: Teller = {
      apiUrl: apis[0].running.url,
      webhookKey,
      books: this.books,
      obtainIdentity: async (roomName) => {
        while (!this.#isOver) {
          const identity = await this.#ask(roomName);
          if (identity !== null) return identity;
          await Bun.sleep(askAgainAfterMs);
        }
        return null;
      },
    };
    while (!this.#isOver) {
      const { value: history, done } = histories.next();
      if (done) return;
      const pause = Bun.sleep(shortestHistoryMs);
      if (history.history.events.length > 0) await playHistory(history, teller);
      await pause;
    }
  }

  /** Asks the APIs in turn, each time from another address. */
  async #ask(roomName: string | undefined): Promise<string | null> {
    const { apis } = this.#deployment;
    this.#callers += 1;
    const api = apis[this.#callers % apis.length] ?? apis[0];
    const answer = await askForToken({
      apiUrl: api.running.url,
      address: addressOf(this.#callers),
      roomName,
    });
    this.books.noteToken(answer);
    return answer.identity;
  }
}
