import {
  ConnectionError,
  ConnectionErrorReason,
  LogLevel,
  Room,
  RoomEvent,
  setLogLevel,
  Track,
} from 'livekit-client';
import type { Admission } from './check-api.ts';
import type { CheckOutcome, CheckTrouble } from './check-state.ts';
import { type MediaPath, mediaPath, offersTcp, type StatsEntry } from './media-path.ts';
import { pause } from './pause.ts';
import { Tone } from './tone.ts';

/** For signalling, and for the first media to get through. */
const connectLimitMilliseconds = 10_000;
/** The SFU reports on what it receives every few seconds. */
const reportLimitMilliseconds = 12_000;
const switchLimitMilliseconds = 20_000;

/**
 * Joins a room of its own the way a call does, and sends a tone of its own making, no device needed. Each step says how
 * far that gets; `close` leaves.
 */
export class MediaServerCheck {
  readonly #room = new Room();
  readonly #tone = new Tone();
  readonly #signal: AbortSignal;
  #joining: Promise<unknown> = Promise.resolve();
  #isTcpOffered = false;
  #path: MediaPath | null = null;

  constructor(signal: AbortSignal) {
    this.#signal = signal;
  }

  /** Opens the signalling connection, the WebSocket; media are on their way after it. */
  async signalling({ livekitUrl, token }: Admission): Promise<CheckOutcome> {
    setLogLevel(LogLevel.warn);
    const since = performance.now();
    const answered = new Promise<void>((resolve) => this.#room.once(RoomEvent.SignalConnected, resolve));
    const joining = this.#room.connect(livekitUrl, token, {
      autoSubscribe: false,
      maxRetries: 0,
      websocketTimeout: connectLimitMilliseconds,
      peerConnectionTimeout: connectLimitMilliseconds,
    });
    this.#joining = joining;
    try {
      await Promise.race([answered, joining]);
    } catch (error) {
      return failed(isRefusal(error) ? 'tokenRefused' : 'sfuUnreachable');
    }
    const { protocol, host } = new URL(livekitUrl);
    const version = this.#room.serverInfo?.version;
    return {
      status: 'passed',
      facts: {
        latencyMilliseconds: Math.round(performance.now() - since),
        server: `${protocol}//${host}`,
        ...(version && { version }),
      },
    };
  }

  /** Sends until the SFU reports that it receives, by whatever way the browser found, which should be UDP. */
  async udp(): Promise<CheckOutcome> {
    const isJoined = await this.#untilJoined();
    if (isJoined) await this.#room.localParticipant.publishTrack(this.#tone.track, toneOptions);
    this.#path = isJoined ? await this.#pathOnceReported() : null;
    if (this.#path === null) return failed('mediaBlocked');
    return this.#path.protocol === 'udp' ? passed(this.#path) : failed('udpBlocked');
  }

  /** The same with the SFU asked to offer nothing but TCP, if it offers TCP at all. */
  async tcp(): Promise<CheckOutcome> {
    if (this.#path?.protocol === 'tcp') return passed(this.#path);
    if (!this.#isTcpOffered) return { status: 'skipped', omission: 'tcpNotOffered' };
    if (this.#path === null) return failed('tcpBlocked');
    const settled = new AbortController();
    this.#room.once(RoomEvent.Reconnected, () => settled.abort());
    this.#room.once(RoomEvent.Disconnected, () => settled.abort());
    await this.#room.simulateScenario('force-tcp');
    await pause(switchLimitMilliseconds, AbortSignal.any([settled.signal, this.#signal]));
    const path = settled.signal.aborted ? await this.#pathOnceReported() : null;
    return path?.protocol === 'tcp' ? passed(path) : failed('tcpBlocked');
  }

  async close(): Promise<void> {
    this.#joining.catch(() => undefined); // given up on purpose
    await this.#room.disconnect();
    this.#room.removeAllListeners();
    this.#tone.stop();
  }

  /** Whether joining worked; notes meanwhile what the SFU offers, for after a failure nothing is left to ask. */
  async #untilJoined(): Promise<boolean> {
    const settled = new AbortController();
    const isJoined = this.#joining.then(
      () => true,
      () => false,
    );
    void isJoined.then(() => settled.abort());
    while (!settled.signal.aborted && !this.#signal.aborted) {
      this.#noteOffer();
      await pause(100, AbortSignal.any([settled.signal, this.#signal]));
    }
    return this.#signal.aborted ? false : isJoined;
  }

  /** The way media take once the SFU has reported on them, or null. */
  async #pathOnceReported(): Promise<MediaPath | null> {
    const deadline = performance.now() + reportLimitMilliseconds;
    while (!this.#signal.aborted && performance.now() < deadline) {
      const report = await this.#room.engine.pcManager?.publisher.getStats();
      // The browser's Map-like report, whose entries are typed by hand in media-path.ts.
      const path = report && mediaPath((report as unknown as Map<string, StatsEntry>).values());
      this.#noteOffer();
      if (path && path.roundTripMilliseconds !== null) return path;
      await pause(200, this.#signal);
    }
    return null;
  }

  #noteOffer(): void {
    const description = this.#room.engine?.pcManager?.publisher.getRemoteDescription();
    if (description && offersTcp(description.sdp)) this.#isTcpOffered = true;
  }
}

/** The token lets nobody send anything else than a microphone or a camera. */
const toneOptions = { source: Track.Source.Microphone, dtx: false, red: false };

function passed({ roundTripMilliseconds }: MediaPath): CheckOutcome {
  return { status: 'passed', facts: roundTripMilliseconds === null ? {} : { roundTripMilliseconds } };
}

function failed(trouble: CheckTrouble): CheckOutcome {
  return { status: 'failed', trouble };
}

function isRefusal(error: unknown): boolean {
  return error instanceof ConnectionError && error.reason === ConnectionErrorReason.NotAllowed;
}
