import {
  ConnectionQuality,
  ConnectionQualityInfo,
  ConnectionQualityUpdate,
  LeaveRequest,
  LeaveRequest_Action,
  SignalRequest,
  SignalResponse,
} from '@livekit/protocol';
import type { WebSocketRoute } from '@playwright/test';
import type { Person } from './person.ts';

/** What the SFU says for "begin anew". */
export const beginAnew = {
  case: 'leave',
  value: new LeaveRequest({ action: LeaveRequest_Action.RECONNECT }),
} as const;

/**
 * Stands on the wire between a person's page and the SFU's signalling: cuts it, turns it away, and says what either
 * side could have said. The page knows nothing of it; media do not pass here.
 */
export class Signalling {
  /** How many sockets the page has opened so far. */
  opened = 0;
  /** When the last of them was let through to the SFU (Unix time in milliseconds), or null. */
  letThroughAt: number | null = null;
  /** How many of the SFU's answers to offers were lost. */
  answersLost = 0;
  #isLosingAnswers = false;
  #refusals = 0;
  /** Done when the page may publish. */
  #mayPublish = Promise.resolve();
  /** Who the page is to the SFU. */
  #sid = '';
  #current: { page: WebSocketRoute; sfu: WebSocketRoute } | null = null;

  /** Call it before the person goes to the page. */
  static async tap({ page }: Person): Promise<Signalling> {
    const signalling = new Signalling();
    await page.routeWebSocket(/\/rtc/, (socket) => signalling.#onSocket(socket));
    await page.addInitScript(tellRefusals);
    return signalling;
  }

  /** Closes the socket, as a network does. */
  async cut(): Promise<void> {
    const current = this.#current;
    this.#current = null;
    this.#isLosingAnswers = false;
    await current?.page.close({ code: 1001 });
    await current?.sfu.close();
  }

  /** Turns away the next sockets, that many. */
  refuse(count: number): void {
    this.#refusals = count;
  }

  /** From now on, until the socket is cut, the SFU's answers to the page's offers are lost. */
  loseAnswers(): void {
    this.#isLosingAnswers = true;
  }

  /** From now on the SFU does not hear that the page wants to publish, nor what it says after that, until let go. */
  holdPublishing(): () => void {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#mayPublish = promise;
    return resolve;
  }

  /** Says something to the SFU in the page's name. */
  toSfu(request: SignalRequest['message']): void {
    this.#current?.sfu.send(Buffer.from(new SignalRequest({ message: request }).toBinary()));
  }

  /** Says something to the page in the SFU's name. */
  toPage(response: SignalResponse['message']): void {
    this.#current?.page.send(Buffer.from(new SignalResponse({ message: response }).toBinary()));
  }

  /**
   * Says every half second, until it is told to stop, that the page's connection is poor, whatever the SFU finds.
   */
  sayPoor(): () => void {
    const updates = [
      new ConnectionQualityInfo({ participantSid: this.#sid, quality: ConnectionQuality.POOR, score: 1 }),
    ];
    const say = (): void =>
      this.toPage({ case: 'connectionQuality', value: new ConnectionQualityUpdate({ updates }) });
    const timer = setInterval(say, 500);
    return () => clearInterval(timer);
  }

  #onSocket(page: WebSocketRoute): void {
    this.opened++;
    if (this.#refusals-- > 0) {
      void page.close({ code: 1001 });
      return;
    }
    this.letThroughAt = Date.now();
    const sfu = page.connectToServer();
    sfu.onMessage((data) => {
      if (typeof data === 'string' || this.#passes(data)) page.send(data);
    });
    // In the order they come.
    let said = Promise.resolve();
    page.onMessage((data) => {
      said = said.then(async () => {
        if (typeof data !== 'string' && SignalRequest.fromBinary(data).message.case === 'addTrack')
          await this.#mayPublish;
        sfu.send(data);
      });
    });
    this.#current = { page, sfu };
  }

  /** Whether what the SFU says comes through to the page. */
  #passes(data: Buffer): boolean {
    const { message } = SignalResponse.fromBinary(data);
    if (message.case === 'join') this.#sid = message.value.participant?.sid ?? '';
    const isLost = this.#isLosingAnswers && message.case === 'answer';
    if (isLost) this.answersLost++;
    return !isLost;
  }
}

/**
 * Runs in the page before its own code: a socket that is turned away tells an error, as a browser's own does and
 * Playwright's does not; without one livekit-client waits for ever. Self-contained, for it is sent to the browser as text.
 */
function tellRefusals(): void {
  window.WebSocket = class extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      const opened = new AbortController();
      this.addEventListener('open', () => opened.abort());
      this.addEventListener('close', () => this.dispatchEvent(new Event('error')), { signal: opened.signal });
    }
  };
}
