import { ConnectionState, type LocalTrack, type Room, Track } from 'livekit-client';
import { isDeviceGone } from '../devices/explain-device-error.ts';
import type { DeviceKind } from '../devices/local-device.ts';
import type { DevicesOn } from './call-state.ts';
import { publishTrack } from './publish-tracks.ts';
import { turnChosenDevice } from './turn-chosen-device.ts';

const kindOf = new Map<Track.Source, DeviceKind>([
  [Track.Source.Microphone, 'microphone'],
  [Track.Source.Camera, 'camera'],
]);

/** A person's tracks from the lobby's hand-over to the end of the stay, whichever room has them just then, or none. */
export class KeptTracks {
  readonly #tracks = new Map<DeviceKind, LocalTrack>();
  /** What was pressed while there was no room to press it in. */
  #wishes = new Map<DeviceKind, boolean>();

  keep(track: LocalTrack): void {
    const kind = kindOf.get(track.source);
    if (kind !== undefined) this.#tracks.set(kind, track);
  }

  /** Which devices are on, or will be in the next room. */
  devicesOn(): DevicesOn {
    const isOn = (kind: DeviceKind): boolean =>
      this.#wishes.get(kind) ?? this.#tracks.get(kind)?.isMuted === false;
    return { microphone: isOn('microphone'), camera: isOn('camera') };
  }

  /** Turns a device on or off while no room has it, as {@link turnChosenDevice} does in a room. */
  async turn(kind: DeviceKind, isOn: boolean): Promise<void> {
    const track = this.#tracks.get(kind);
    try {
      await (isOn ? track?.unmute() : track?.mute());
    } catch (error) {
      if (!isDeviceGone(error)) throw error;
      await track?.setDeviceId('default'); // while it is off this opens nothing
      await track?.unmute();
    }
    this.#wishes.set(kind, isOn);
  }

  /**
   * Takes another device for a track, which is opened now if it is on; null: the system's choice. Rejects with the
   * browser's error when it cannot be used: the former one is then in use again, or off if that failed too.
   */
  async choose(kind: DeviceKind, deviceId: string | null): Promise<void> {
    const track = this.#tracks.get(kind);
    const former = track?.constraints.deviceId ?? 'default';
    try {
      await track?.setDeviceId(deviceId === null ? 'default' : { exact: deviceId });
    } catch (error) {
      await track?.setDeviceId(former).catch(() => this.turn(kind, false));
      throw error;
    }
  }

  /**
   * Publishes all of them as they are. One that the room does not take is let go of, that no light stays on for nothing;
   * when it is the room that is gone, the next one gets it.
   */
  async publish(room: Room): Promise<void> {
    const publish = async ([kind, track]: [DeviceKind, LocalTrack]): Promise<void> => {
      try {
        await publishTrack(room, track);
      } catch {
        if (room.state !== ConnectionState.Connected) return;
        track.stop();
        this.#tracks.delete(kind);
      }
    };
    await Promise.all([...this.#tracks].map(publish));
  }

  /** Does in the room what was pressed without one, also for a device that had no track yet. */
  async fulfilWishes(room: Room): Promise<void> {
    const wishes = this.#wishes;
    this.#wishes = new Map();
    for (const [kind, isOn] of wishes) await turnChosenDevice(room, kind, isOn).catch(() => undefined);
  }

  /** Lets go of every device. */
  stop(): void {
    for (const track of this.#tracks.values()) track.stop();
  }
}
