import { type Participant, type Room, RoomEvent, Track, type TrackPublication } from 'livekit-client';

/**
 * Sees to it that nothing leaves a muted microphone, whoever muted it: the person, the SFU, or the SDK when the device is
 * gone. A muted track alone still sends packets of silence. Until what it returns is called.
 */
export function cutOffWhenMuted(room: Room): () => void {
  const cutOff = (publication: TrackPublication, participant: Participant): void => {
    if (participant !== room.localParticipant || publication.source !== Track.Source.Microphone) return;
    void room.localParticipant.getTrackPublication(Track.Source.Microphone)?.pauseUpstream();
  };
  room.on(RoomEvent.TrackMuted, cutOff);
  return () => room.off(RoomEvent.TrackMuted, cutOff);
}
