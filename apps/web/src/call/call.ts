import type { RoomName } from '@livemeet/shared-types';
import type { Room } from 'livekit-client';
import type { ApiResult } from '../api/client.ts';
import { requestConfig } from '../api/config.ts';
import { requestToken } from '../api/token.ts';
import type { ChoosableKind } from '../devices/device-choices.ts';
import type { DeviceProblem } from '../devices/device-problem.ts';
import { explainDeviceError } from '../devices/explain-device-error.ts';
import type { DeviceKind } from '../devices/local-device.ts';
import type { LocalMedia } from '../devices/local-media.ts';
import { rememberDevice } from '../devices/remembered-device.ts';
import {
  type CallEvent,
  type CallState,
  type EndReason,
  initialCallState,
  type JoinFailure,
  nextCallState,
} from './call-state.ts';
import type { Access } from './connect-room.ts';
import { joinFailure } from './join-failure.ts';
import type { Stay } from './stay.ts';

/** LiveKit's client is large: it loads while the person is in the lobby, not before the lobby shows. */
const loadStay = (): Promise<typeof import('./stay.ts')> => import('./stay.ts');

/**
 * Drives one meeting from lobby to end: asks for a token, enters the room, hands the lobby's tracks over, and tells
 * what becomes of it. It owns the only stay in the room there is; what the person sees follows its state.
 */
export class Call {
  readonly roomName: RoomName;
  readonly #media: LocalMedia;
  #state: CallState = initialCallState;
  #stay: Stay | null = null;
  #attempt: AbortController | null = null;
  readonly #listeners = new Set<() => void>();

  constructor(roomName: RoomName, media: LocalMedia) {
    this.roomName = roomName;
    this.#media = media;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly getState = (): CallState => this.#state;

  /** The room one is in, another object after a rejoin; while rejoining, the one that was lost. */
  get room(): Room | null {
    return this.#stay?.room ?? null;
  }

  /** Fetches ahead what joining needs. */
  prepare(): void {
    // A page that is offline just now finds out when it joins, with words for it.
    loadStay().catch(() => undefined);
  }

  /** Enters the room. How it went is in the state; it never rejects. */
  async join(participantName: string): Promise<void> {
    this.#dispatch({ type: 'joinRequested' });
    if (this.#state.status !== 'joining' || this.#attempt !== null) return;
    const attempt = new AbortController();
    this.#attempt = attempt;
    const failure = await this.#enter(participantName, attempt.signal).catch((): JoinFailure => {
      // Nothing below throws what it can name; this is a broken chunk or a bug, and the person still gets a way on.
      return { kind: 'unexpected' };
    });
    if (failure !== null && !attempt.signal.aborted) this.#dispatch({ type: 'joinFailed', failure });
    if (this.#attempt === attempt) this.#attempt = null;
  }

  /** Turns a device on or off in the room; answers with what hindered it, or null. */
  async turn(kind: DeviceKind, isOn: boolean): Promise<DeviceProblem | null> {
    try {
      await this.#stay?.turn(kind, isOn);
      this.#media.remember(kind, isOn);
      return null;
    } catch (error) {
      return explainDeviceError(error, kind);
    }
  }

  /**
   * Uses another device of a kind in the room, and from now on; null: the system's choice. Answers with what hindered
   * it, or null; then the former one is in use and remembered.
   */
  async choose(kind: ChoosableKind, deviceId: string | null): Promise<DeviceProblem | null> {
    try {
      await this.#stay?.choose(kind, deviceId);
      rememberDevice(kind, deviceId);
      return null;
    } catch (error) {
      // A speaker needs no permission: what hinders it is that it is gone.
      return kind === 'speaker' ? 'missing' : explainDeviceError(error, kind);
    }
  }

  /** Leaves the room, or gives up joining. */
  leave(reason: EndReason = 'left'): void {
    this.#attempt?.abort();
    this.#attempt = null;
    this.#dispatch({ type: 'lobbyRequested' });
    this.#stay?.end(reason);
  }

  /** Null when it went well, or when `signal` was aborted. */
  async #enter(participantName: string, signal: AbortSignal): Promise<JoinFailure | null> {
    const requestAccess = (until: AbortSignal) => this.#requestAccess(participantName, until);
    const [{ Stay }, access] = await Promise.all([loadStay(), requestAccess(signal)]);
    if (signal.aborted) return null;
    if (!access.ok) return joinFailure(access.failure);
    const tell = (event: CallEvent): void => this.#onStay(stay, event);
    const stay = await Stay.begin({ access: access.value, requestAccess, tell, signal });
    if (!(stay instanceof Stay)) return stay;
    this.#stay = stay;
    this.#dispatch({ type: 'joined', at: Date.now() });
    const devices = await this.#media.handOver(() => !stay.isOver);
    if (devices !== null) await stay.publish(devices);
    this.#onStay(stay, { type: 'published' });
    return null;
  }

  async #requestAccess(participantName: string, signal: AbortSignal): Promise<ApiResult<Access>> {
    const [token, config] = await Promise.all([
      requestToken({ participantName, roomName: this.roomName }, signal),
      requestConfig(signal),
    ]);
    if (!token.ok) return token;
    if (!config.ok) return config;
    return { ok: true, value: { livekitUrl: config.value.livekitUrl, token: token.value.token } };
  }

  /** A stay that is no longer ours has no say in what came after it. */
  #onStay(stay: Stay | JoinFailure, event: CallEvent): void {
    if (stay !== this.#stay) return;
    if (event.type === 'ended') {
      this.#stay = null;
      // A question for devices that is still open is not answered into a room that was left.
      this.#media.stop();
    }
    this.#dispatch(event);
  }

  #dispatch(event: CallEvent): void {
    const next = nextCallState(this.#state, event);
    if (next === this.#state) return;
    this.#state = next;
    for (const listener of this.#listeners) listener();
  }
}
