import { acquireTracks } from './acquire-tracks.ts';
import {
  type DeviceKind,
  type LocalDevice,
  type LocalDevices,
  stopDevices,
  trackOf,
} from './local-device.ts';
import { readDeviceChoices } from './read-device-choices.ts';
import { constraintsFor, rememberDevice } from './remembered-device.ts';

const waiting: LocalDevices = { microphone: { status: 'waiting' }, camera: { status: 'waiting' } };

const kinds = ['microphone', 'camera'] as const;

/** A device that ends so soon after it was opened will do so again: no further try. */
const shortestLifeMilliseconds = 1000;

/**
 * Owns the microphone and camera before the room does: asks for both at once, turns each on and off, and hands the
 * very same tracks over on joining. Whoever holds a track stops it: this object until {@link handOver}, the room after.
 */
export class LocalMedia {
  #devices: LocalDevices = waiting;
  /** What the person wants, kept while the tracks are in the room's hands, for a rejoin. */
  readonly #wanted: Record<DeviceKind, boolean> = { microphone: true, camera: true };
  /** Raised whenever tracks that are still on their way would come too late. */
  #generation = 0;
  #acquisition: Promise<void> = Promise.resolve();
  readonly #listeners = new Set<() => void>();

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly getDevices = (): LocalDevices => this.#devices;

  /** Asks for what is wanted, both in one question. What fails is said in the state, each device for itself. */
  start(): Promise<void> {
    return this.#expect(this.#start());
  }

  /** Turns a device on or off; turning on one without a track asks for it. */
  async turn(kind: DeviceKind, isOn: boolean): Promise<void> {
    this.#wanted[kind] = isOn;
    const track = trackOf(this.#devices[kind]);
    if (isOn && track === null) return this.retry([kind]);
    if (track !== null) track.enabled = isOn;
    if (isOn && track !== null) return this.#set(kind, { status: 'on', track });
    if (kind === 'camera') track?.stop();
    this.#set(kind, { status: 'off', track: kind === 'microphone' ? track : null });
  }

  /** Uses another device of a kind, now if it is on, and from now on; null: the system's choice. Opens no other kind. */
  async choose(kind: DeviceKind, deviceId: string | null): Promise<void> {
    rememberDevice(kind, deviceId);
    const device = this.#devices[kind];
    trackOf(device)?.stop(); // first: a phone has one camera open at a time
    if (device.status === 'off') return this.#set(kind, { status: 'off', track: null });
    return this.#expect(this.#acquire([kind]));
  }

  /** Asks again for devices that failed, all in one question. */
  retry(failed: readonly DeviceKind[]): Promise<void> {
    for (const kind of failed) this.#wanted[kind] = true;
    return this.#expect(this.#acquire(failed));
  }

  /**
   * Gives the tracks away, to be stopped by whoever takes them; first waits for an answer still to come. Null, and
   * nothing is given, when they are not wanted any more by then.
   */
  async handOver(isWanted: () => boolean): Promise<LocalDevices | null> {
    await this.#acquisition;
    return isWanted() ? this.#letGo() : null;
  }

  /** Remembers a choice made in the room, for the next start. */
  remember(kind: DeviceKind, isOn: boolean): void {
    this.#wanted[kind] = isOn;
  }

  /** Stops every track still held here. */
  stop(): void {
    stopDevices(this.#letGo());
  }

  #letGo(): LocalDevices {
    const devices = this.#devices;
    this.#generation++;
    this.#replace(waiting);
    return devices;
  }

  #expect(acquisition: Promise<void>): Promise<void> {
    this.#acquisition = Promise.all([this.#acquisition, acquisition]).then(() => undefined);
    return acquisition;
  }

  async #start(): Promise<void> {
    const generation = ++this.#generation;
    // Callers that start and stop in one breath (a component mounted twice) must not raise a question.
    await Promise.resolve();
    if (generation !== this.#generation) return;
    const missing = kinds.filter((kind) => trackOf(this.#devices[kind]) === null);
    for (const kind of missing) if (!this.#wanted[kind]) this.#set(kind, { status: 'off', track: null });
    await this.#acquire(missing.filter((kind) => this.#wanted[kind]));
  }

  async #acquire(wanted: readonly DeviceKind[]): Promise<void> {
    if (wanted.length === 0) return;
    const generation = this.#generation;
    for (const kind of wanted) this.#set(kind, { status: 'waiting' });
    const choices = await readDeviceChoices();
    const acquired = await acquireTracks(
      Object.fromEntries(wanted.map((kind) => [kind, constraintsFor(kind, choices)])),
    );
    for (const kind of wanted) {
      const result = acquired[kind];
      if (result === undefined) continue;
      const isStale = generation !== this.#generation || (kind === 'camera' && !this.#wanted.camera);
      if (result.ok && isStale) result.track.stop();
      else if (result.ok) this.#hold(kind, result.track);
      else if (!isStale) this.#set(kind, { status: 'failed', problem: result.problem });
    }
  }

  #hold(kind: DeviceKind, track: MediaStreamTrack): void {
    trackOf(this.#devices[kind])?.stop(); // two questions overlapped: the later answer counts
    track.enabled = this.#wanted[kind];
    const openedAt = performance.now();
    track.addEventListener('ended', () => this.#onEnded(kind, track, performance.now() - openedAt));
    this.#set(kind, this.#wanted[kind] ? { status: 'on', track } : { status: 'off', track });
  }

  /** Unplugged, or the permission was taken back: the system's choice takes over, or asking for it tells what is wrong. */
  #onEnded(kind: DeviceKind, track: MediaStreamTrack, lifeMilliseconds: number): void {
    const device = this.#devices[kind];
    if (trackOf(device) !== track) return;
    if (device.status === 'off') this.#set(kind, { status: 'off', track: null });
    else if (lifeMilliseconds < shortestLifeMilliseconds)
      this.#set(kind, { status: 'failed', problem: 'missing' });
    else void this.#expect(this.#acquire([kind]));
  }

  #set(kind: DeviceKind, device: LocalDevice): void {
    this.#replace({ ...this.#devices, [kind]: device });
  }

  #replace(devices: LocalDevices): void {
    this.#devices = devices;
    for (const listener of this.#listeners) listener();
  }
}
