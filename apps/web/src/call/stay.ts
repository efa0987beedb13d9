import { ConnectionState, type Room } from 'livekit-client';
import type { ApiResult } from '../api/client.ts';
import type { ChoosableKind } from '../devices/device-choices.ts';
import { type DeviceKind, type LocalDevices, stopDevices } from '../devices/local-device.ts';
import type { CallEvent, EndReason, JoinFailure } from './call-state.ts';
import { chooseDevice } from './choose-device.ts';
import { type Access, connectFailure, connectRoom } from './connect-room.ts';
import { joinFailure } from './join-failure.ts';
import { KeptTracks } from './kept-tracks.ts';
import { localTracks } from './publish-tracks.ts';
import { type Entered, rejoin } from './rejoin.ts';
import type { RejoinFailure } from './rejoin-step.ts';
import { turnChosenDevice } from './turn-chosen-device.ts';

/** A connection that held that long was a good one: the next loss is tried from the shortest delay again. */
const steadyMilliseconds = 30_000;

type StayOptions = {
  access: Access;
  /** Asks for a fresh token, which is for another identity. */
  requestAccess: (signal: AbortSignal) => Promise<ApiResult<Access>>;
  tell: (event: CallEvent) => void;
  signal: AbortSignal;
};

/**
 * Someone's stay in a room, over as many connections as it takes. It owns the tracks from the lobby's hand-over to the
 * end: they go from one connection to the next as they are, and no device is opened twice.
 */
export class Stay {
  readonly #options: StayOptions;
  readonly #tracks = new KeptTracks();
  readonly #over = new AbortController();
  #token: string;
  #room: Room | null = null;
  #isAway = false;
  #attempts = 0;
  #connectedAt = 0;

  private constructor(options: StayOptions) {
    this.#options = options;
    this.#token = options.access.token;
  }

  /** Enters the room, or tells why it cannot. */
  static async begin(options: StayOptions): Promise<Stay | JoinFailure> {
    const stay = new Stay(options);
    try {
      await stay.#connect(options.access, options.signal);
      return stay;
    } catch (error) {
      const failure = await stay.#explain(error, options.signal);
      return failure.kind === 'over' ? { kind: 'unexpected' } : failure;
    }
  }

  /** The latest room; while away from it, the one that was lost. */
  get room(): Room | null {
    return this.#room;
  }

  /** Whether {@link end} was called, or the SFU ended it. */
  get isOver(): boolean {
    return this.#over.signal.aborted;
  }

  /** Takes the lobby's tracks and publishes them, or lets go of them when it is too late for that. */
  async publish(devices: LocalDevices): Promise<void> {
    if (this.#room === null || this.isOver) return stopDevices(devices);
    for (const track of localTracks(devices)) this.#tracks.keep(track);
    if (!this.#isAway) await this.#tracks.publish(this.#room);
  }

  /** Turns a device on or off, away from the room too; rejects with the browser's error when it cannot be opened. */
  async turn(kind: DeviceKind, isOn: boolean): Promise<void> {
    if (this.#room === null || !this.#isAway) {
      if (this.#room !== null) await turnChosenDevice(this.#room, kind, isOn);
      return;
    }
    await this.#tracks.turn(kind, isOn);
    this.#options.tell({ type: 'deviceTurned', kind, isOn });
  }

  /** Uses another device of a kind, away from the room too; null: the system's choice. Rejects as {@link chooseDevice} does. */
  async choose(kind: ChoosableKind, deviceId: string | null): Promise<void> {
    if (this.#room === null) return;
    if (this.#isAway && kind !== 'speaker') await this.#tracks.choose(kind, deviceId);
    else await chooseDevice(this.#room, kind, deviceId);
  }

  /** Leaves for good, and lets go of every device. */
  end(reason: EndReason): void {
    if (this.isOver) return;
    this.#over.abort();
    const room = this.#room;
    void room?.disconnect().finally(() => room.removeAllListeners());
    this.#tracks.stop();
    this.#options.tell({ type: 'ended', reason, at: Date.now() });
  }

  async #connect(access: Access, signal: AbortSignal): Promise<Room> {
    this.#token = access.token;
    const ofThisRoom =
      <Value>(react: (value: Value) => void) =>
      (value: Value): void => {
        if (this.#room === room && !this.isOver) react(value);
      };
    const room = await connectRoom(
      access,
      {
        onInterrupted: ofThisRoom<void>(() => this.#options.tell({ type: 'connectionInterrupted' })),
        onRestored: ofThisRoom<void>(() => this.#options.tell({ type: 'connectionRestored' })),
        onLost: ofThisRoom<void>(() => void this.#comeBack()),
        onEnded: ofThisRoom((reason) => this.end(reason)),
        onPublished: ofThisRoom((track) => this.#tracks.keep(track)),
        onTokenRenewed: (token) => {
          this.#token = token;
        },
      },
      signal,
    );
    this.#room?.removeAllListeners();
    this.#room = room;
    this.#connectedAt = Date.now();
    return room;
  }

  async #comeBack(): Promise<void> {
    this.#isAway = true;
    if (Date.now() - this.#connectedAt > steadyMilliseconds) this.#attempts = 0;
    this.#options.tell({ type: 'connectionLost', devicesOn: this.#tracks.devicesOn() });
    const { signal } = this.#over;
    const outcome = await rejoin({
      attempts: this.#attempts++,
      enter: (token) => this.#enter(token),
      onHindrance: (hindrance) => this.#options.tell({ type: 'rejoinHindered', hindrance }),
      signal,
    });
    if (typeof outcome === 'string') return this.end(outcome);
    if (outcome !== null) await this.#settle(outcome);
  }

  /** One try to come back. */
  async #enter(token: 'old' | 'fresh'): Promise<Entered> {
    const { access, requestAccess } = this.#options;
    const { signal } = this.#over;
    try {
      const fresh = token === 'fresh' ? await requestAccess(signal) : null;
      if (fresh?.ok === false) return { failure: joinFailure(fresh.failure) };
      return { room: await this.#connect(fresh?.value ?? { ...access, token: this.#token }, signal) };
    } catch (error) {
      return { failure: await this.#explain(error, signal) };
    }
  }

  /** An SFU that is there and turns one away does not say why; the API knows whether the room is full. */
  async #explain(error: unknown, signal: AbortSignal): Promise<RejoinFailure> {
    const failure = connectFailure(error);
    if (failure.kind !== 'sfu-refused') return failure;
    const access = await this.#options.requestAccess(signal);
    return access.ok ? { kind: 'sfu-unreachable' } : joinFailure(access.failure);
  }

  /** Brings the tracks into the new room as they were, or as was pressed meanwhile. */
  async #settle(room: Room): Promise<void> {
    await this.#tracks.publish(room);
    await this.#tracks.fulfilWishes(room);
    if (room !== this.#room || room.state !== ConnectionState.Connected || this.isOver) return;
    this.#isAway = false;
    this.#options.tell({ type: 'rejoined' });
  }
}
