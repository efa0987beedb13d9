import type { RoomName } from '@livemeet/shared-types';
import type { Room } from 'livekit-client';
import { requestConfig } from '../api/config.ts';
import { requestToken } from '../api/token.ts';
import type { ChoosableKind } from '../devices/device-choices.ts';
import type { DeviceProblem } from '../devices/device-problem.ts';
import { explainDeviceError } from '../devices/explain-device-error.ts';
import type { DeviceKind } from '../devices/local-device.ts';
import type { LocalMedia } from '../devices/local-media.ts';
import { rememberDevice } from '../devices/remembered-device.ts';
import { type CallEvent, type CallState, initialCallState, nextCallState } from './call-state.ts';
import { joinFailure } from './join-failure.ts';

/** LiveKit's client is large: it loads while the person is in the lobby, not before the lobby shows. */
const loadLivekit = (): Promise<typeof import('./connect-room.ts')> => import('./connect-room.ts');

const loadChooseDevice = (): Promise<typeof import('./choose-device.ts')> => import('./choose-device.ts');

const loadTurnDevice = (): Promise<typeof import('./turn-chosen-device.ts')> =>
  import('./turn-chosen-device.ts');

/**
 * Drives one meeting from lobby to end: asks for a token, enters the room, hands the lobby's tracks over, and tells
 * what becomes of the connection. It owns the only connection there is; what the person sees follows its state.
 */
export class Call {
  readonly roomName: RoomName;
  readonly #media: LocalMedia;
  #state: CallState = initialCallState;
  #room: Room | null = null;
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

  /** The connected room, while in one. */
  get room(): Room | null {
    return this.#room;
  }

  /** Fetches ahead what joining needs. */
  prepare(): void {
    // A page that is offline just now finds out when it joins, with words for it.
    loadLivekit().catch(() => undefined);
  }

  /** Enters the room. How it went is in the state; it never rejects. */
  async join(participantName: string): Promise<void> {
    this.#dispatch({ type: 'joinRequested' });
    if (this.#state.status !== 'joining' || this.#attempt !== null) return;
    const attempt = new AbortController();
    this.#attempt = attempt;
    try {
      await this.#enter(participantName, attempt.signal);
    } catch {
      // Nothing above throws what it can name; this is a broken chunk or a bug, and the person still gets a way on.
      this.#fail({ type: 'joinFailed', failure: { kind: 'unexpected' } }, attempt.signal);
    } finally {
      if (this.#attempt === attempt) this.#attempt = null;
    }
  }

  /** Turns a device on or off in the room; answers with what hindered it, or null. */
  async turn(kind: DeviceKind, isOn: boolean): Promise<DeviceProblem | null> {
    const room = this.#room;
    if (room === null) return null;
    try {
      const { turnChosenDevice } = await loadTurnDevice();
      await turnChosenDevice(room, kind, isOn);
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
    const room = this.#room;
    try {
      const { chooseDevice } = await loadChooseDevice();
      if (room !== null) await chooseDevice(room, kind, deviceId);
      rememberDevice(kind, deviceId);
      return null;
    } catch (error) {
      // A speaker needs no permission: what hinders it is that it is gone.
      return kind === 'speaker' ? 'missing' : explainDeviceError(error, kind);
    }
  }

  /** Leaves the room, or gives up joining. */
  async leave(): Promise<void> {
    this.#attempt?.abort();
    this.#attempt = null;
    this.#dispatch({ type: 'lobbyRequested' });
    await this.#room?.disconnect();
  }

  async #enter(participantName: string, signal: AbortSignal): Promise<void> {
    const [livekit, token, config] = await Promise.all([
      loadLivekit(),
      requestToken({ participantName, roomName: this.roomName }, signal),
      requestConfig(signal),
    ]);
    for (const result of [token, config])
      if (!result.ok) return this.#fail({ type: 'joinFailed', failure: joinFailure(result.failure) }, signal);
    if (!token.ok || !config.ok || signal.aborted) return;

    let room: Room;
    try {
      room = await livekit.connectRoom(config.value.livekitUrl, token.value.token, (event) =>
        this.#onRoomEvent(room, event),
      );
    } catch (error) {
      return this.#fail({ type: 'joinFailed', failure: livekit.connectFailure(error) }, signal);
    }
    if (signal.aborted) return room.disconnect();
    this.#room = room;
    this.#dispatch({ type: 'joined', at: Date.now() });
    await livekit.publishDevices(room, await this.#media.handOver());
    this.#onRoomEvent(room, { type: 'published' });
  }

  /** A room that is no longer ours, such as one given up while it was joined, has no say in what came after it. */
  #onRoomEvent(room: Room, event: CallEvent): void {
    if (room !== this.#room) return;
    if (event.type === 'ended') this.#room = null;
    this.#dispatch(event);
  }

  #fail(event: CallEvent, signal: AbortSignal): void {
    if (!signal.aborted) this.#dispatch(event);
  }

  #dispatch(event: CallEvent): void {
    const next = nextCallState(this.#state, event);
    if (next === this.#state) return;
    this.#state = next;
    for (const listener of this.#listeners) listener();
  }
}
