import { type Room, RoomEvent, Track } from 'livekit-client';
import type { ChoosableKind, DeviceChoice, DeviceChoices } from '../devices/device-choices.ts';
import { readDeviceChoices, watchDevices } from '../devices/read-device-choices.ts';
import { lostDevice, pluggedDevices } from '../devices/select-device.ts';
import { chooseDevice, deviceInUse } from './choose-device.ts';
import { turnDevice } from './turn-device.ts';

/** What happened to the devices of someone in a call. */
export type DeviceNews =
  /** One in use is gone; `isLast` when there is no other of its kind. */
  | { type: 'lost'; device: DeviceChoice; isLast: boolean }
  /** One that can be chosen is new. */
  | { type: 'plugged'; device: DeviceChoice };

const kinds = ['microphone', 'camera', 'speaker'] as const;

/** Within this the SDK has reopened a track that ended, or given it up. */
const reopeningMilliseconds = 1000;

/** Tells what comes and goes, and sees to it that a lost device is replaced by the system's choice, until ended. */
export function watchRoomDevices(room: Room, tell: (news: DeviceNews) => void): () => void {
  let before: DeviceChoices | null = null;
  let inUse: Record<ChoosableKind, string | null> = { microphone: null, camera: null, speaker: null };
  let isOver = false;

  const look = async (): Promise<void> => {
    const now = await readDeviceChoices();
    if (isOver) return;
    const last = before ?? now;
    for (const kind of kinds) {
      // What was published since the last look is in use too.
      const device = lostDevice(last[kind], now[kind], inUse[kind] ?? deviceInUse(room, kind));
      if (device === null) continue;
      tell({ type: 'lost', device, isLast: now[kind].devices.length === 0 });
      void replaceLost(room, kind, device.id);
    }
    for (const device of allPlugged(last, now)) tell({ type: 'plugged', device });
    before = now;
    inUse = {
      microphone: deviceInUse(room, 'microphone'),
      camera: deviceInUse(room, 'camera'),
      speaker: deviceInUse(room, 'speaker'),
    };
  };
  // One after the other: which of them sees a change first, the SDK or the browser's list, is open.
  let looks = look();
  const onChange = (): void => {
    looks = looks.then(look);
  };
  room.on(RoomEvent.ActiveDeviceChanged, onChange);
  const endWatch = watchDevices(onChange);
  return () => {
    isOver = true;
    room.off(RoomEvent.ActiveDeviceChanged, onChange);
    endWatch();
  };
}

/** A headset is a microphone and a speaker, told once. */
function allPlugged(before: DeviceChoices, now: DeviceChoices): DeviceChoice[] {
  const plugged = kinds.flatMap((kind) => pluggedDevices(before[kind], now[kind]));
  return [...new Map(plugged.map((device) => [device.groupId || device.label, device])).values()];
}

/** The SDK reopens an input whose track ends. Here is the rest: speakers, and tracks that do not end (Safari's). */
async function replaceLost(room: Room, kind: ChoosableKind, lostId: string): Promise<void> {
  if (kind === 'speaker') return chooseDevice(room, 'speaker', null).catch(() => undefined);
  await new Promise((resolve) => setTimeout(resolve, reopeningMilliseconds));
  const source = kind === 'microphone' ? Track.Source.Microphone : Track.Source.Camera;
  const publication = room.localParticipant.getTrackPublication(source);
  // Where no other could be opened the SDK has muted the track; its silence is not sent either.
  if (publication?.isMuted) return turnDevice(room, kind, false);
  const isStillLost = (await publication?.track?.getDeviceId(false)) === lostId;
  if (isStillLost) await chooseDevice(room, kind, null).catch(() => undefined);
}
