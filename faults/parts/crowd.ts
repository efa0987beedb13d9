import { RoomServiceClient } from 'livekit-server-sdk';
import { enter, type Participant } from '../../apps/api/e2e/participant.ts';
import { until } from '../../apps/api/e2e/until.ts';
import { addressOf, askForToken } from '../load/ask-for-token.ts';
import type { Deployment } from './deployment.ts';

type Person = {
  readonly roomName: string;
  readonly identity: string;
  readonly token: string;
  readonly participant: Participant;
  /** Whether the client has given up by itself, or was sent away. */
  isOut: boolean;
};

const enterLimitMs = 10_000;

/** Media clients in rooms of a deployment's SFU: they reconnect by themselves as those in browsers do. */
export class Crowd {
  readonly people: Person[] = [];
  /** Identities of every token the crowd was given. */
  readonly identities: string[] = [];
  readonly #deployment: Deployment;

  constructor(deployment: Deployment) {
    this.#deployment = deployment;
  }

  /** Lets someone new in, with a token of their own. */
  async enter(roomName: string): Promise<Person> {
    return this.enterWith(await this.obtainToken(roomName));
  }

  async obtainToken(roomName: string): Promise<{ roomName: string; identity: string; token: string }> {
    const { apis } = this.#deployment;
    const address = addressOf(this.identities.length);
    const answer = await askForToken({ apiUrl: apis[0].running.url, address, roomName });
    const { identity, token } = answer;
    if (identity === null || token === null) throw new Error(`a token was refused: ${answer.status}`);
    this.identities.push(identity);
    return { roomName, identity, token };
  }

  /** Also for a token that was used before: whoever is in with it has to go. */
  async enterWith(issued: { roomName: string; identity: string; token: string }): Promise<Person> {
    const participant = await within(enterLimitMs, enter(this.#sfuUrl, issued.token));
    const person: Person = { ...issued, participant, isOut: false };
    participant.room.on('disconnected', () => {
      person.isOut = true;
    });
    this.people.push(person);
    return person;
  }

  /** Goes for good; the SFU tells of it, when there is one. */
  async leave(person: Person): Promise<void> {
    this.people.splice(this.people.indexOf(person), 1);
    await within(enterLimitMs, person.participant.room.disconnect()).catch(() => undefined);
  }

  /** Until the SFU has everyone who is meant to be in; who was sent away comes back with a fresh token. */
  async untilAllAreBack(limitMs: number): Promise<void> {
    await until(async () => {
      for (const person of this.people.filter(({ isOut }) => isOut)) {
        this.people.splice(this.people.indexOf(person), 1);
        await this.enter(person.roomName);
      }
      const inside = new Set((await this.living()).map(({ identity }) => identity));
      return this.people.every(({ identity }) => inside.has(identity));
    }, limitMs);
  }

  /** Whom the SFU itself has in its rooms. */
  async living(): Promise<{ identity: string; sid: string }[]> {
    const { key } = this.#deployment;
    const sfu = new RoomServiceClient(this.#sfuUrl.replace('ws', 'http'), key.apiKey, key.apiSecret, {
      requestTimeout: 5,
      failover: false,
    });
    const rooms = await sfu.listRooms();
    const inside = await Promise.all(rooms.map(({ name }) => sfu.listParticipants(name).catch(() => [])));
    return inside.flat().map(({ identity, sid }) => ({ identity, sid }));
  }

  async disperse(): Promise<void> {
    await Promise.all([...this.people].map((person) => this.leave(person)));
  }

  get #sfuUrl(): string {
    return this.#deployment.sfu?.running.url ?? '';
  }
}

async function within<Result>(limitMs: number, work: Promise<Result>): Promise<Result> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`not within ${limitMs} ms`)), limitMs);
  return Promise.race([work, promise]).finally(() => clearTimeout(timer));
}
