import { useRoomContext } from '@livekit/components-react';
import { RoomEvent } from 'livekit-client';
import { useEffect, useEffectEvent } from 'react';
import { usePreferences } from '../../storage/use-preferences.ts';

/**
 * Receives the pictures of these people and of nobody else; of nobody while the data saver is on. Null: not known yet.
 * Of what is not subscribed the SFU sends nothing. (The SDK's adaptive stream would go on receiving what was never shown,
 * and enabling a publication by hand takes the say over hidden tabs from it for good.)
 */
export function useReceivedPictures(seen: ReadonlySet<string> | null): void {
  const room = useRoomContext();
  const { isDataSaverOn } = usePreferences();
  const receive = useEffectEvent(() => {
    if (seen === null) return;
    for (const { identity, videoTrackPublications } of room.remoteParticipants.values())
      for (const publication of videoTrackPublications.values()) {
        const isWanted = seen.has(identity) && !isDataSaverOn;
        if (publication.isDesired !== isWanted) publication.setSubscribed(isWanted);
      }
  });
  useEffect(() => receive()); // who is seen may be others with every commit
  useEffect(() => {
    const events = [RoomEvent.TrackPublished, RoomEvent.ParticipantConnected, RoomEvent.Reconnected] as const;
    for (const event of events) room.on(event, receive);
    return () => {
      for (const event of events) room.off(event, receive);
    };
  }, [room]);
}
