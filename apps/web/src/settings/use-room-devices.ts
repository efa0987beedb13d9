import { type Room, RoomEvent, Track } from 'livekit-client';
import { useEffect, useState } from 'react';
import { deviceInUse } from '../call/choose-device.ts';
import type { ChoosableKind } from '../devices/device-choices.ts';

/** What a room uses, as the SDK has it. */
export type RoomDevices = {
  inUse: Record<ChoosableKind, string | null>;
  /** The microphone's sound as it is sent; null while it is off. */
  microphone: MediaStreamTrack | null;
};

const changes = [
  RoomEvent.ActiveDeviceChanged,
  RoomEvent.LocalTrackPublished,
  RoomEvent.LocalTrackUnpublished,
  RoomEvent.TrackMuted,
  RoomEvent.TrackUnmuted,
] as const;

/** The devices a room uses now, as they change. */
export function useRoomDevices(room: Room | null): RoomDevices {
  const [devices, setDevices] = useState(() => devicesOf(room));
  useEffect(() => {
    const read = (): void => setDevices(devicesOf(room));
    read();
    for (const change of changes) room?.on(change, read);
    return () => {
      for (const change of changes) room?.off(change, read);
    };
  }, [room]);
  return devices;
}

function devicesOf(room: Room | null): RoomDevices {
  if (room === null) return { inUse: { microphone: null, camera: null, speaker: null }, microphone: null };
  const publication = room.localParticipant.getTrackPublication(Track.Source.Microphone);
  return {
    inUse: {
      microphone: deviceInUse(room, 'microphone'),
      camera: deviceInUse(room, 'camera'),
      speaker: deviceInUse(room, 'speaker'),
    },
    microphone: publication?.isMuted === false ? (publication.track?.mediaStreamTrack ?? null) : null,
  };
}
