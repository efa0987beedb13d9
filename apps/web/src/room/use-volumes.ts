import { useRoomContext } from '@livekit/components-react';
import { RoomEvent } from 'livekit-client';
import { useEffect } from 'react';
import { usePreferences } from '../storage/use-preferences.ts';

/** Everyone is as loud as this device remembers for their name; who is not remembered is as loud as they are. */
export function useVolumes(): void {
  const room = useRoomContext();
  const { volumes } = usePreferences();
  useEffect(() => {
    const apply = (): void => {
      for (const participant of room.remoteParticipants.values()) {
        const volume = volumes[participant.name ?? ''] ?? 1;
        if ((participant.getVolume() ?? 1) !== volume) participant.setVolume(volume);
      }
    };
    const events = [
      RoomEvent.ParticipantConnected,
      RoomEvent.ParticipantNameChanged,
      RoomEvent.TrackSubscribed,
      RoomEvent.Reconnected,
    ] as const;
    apply();
    for (const event of events) room.on(event, apply);
    return () => {
      for (const event of events) room.off(event, apply);
    };
  }, [room, volumes]);
}
