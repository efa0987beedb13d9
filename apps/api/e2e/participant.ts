import {
  AudioSource,
  LocalAudioTrack,
  type LocalParticipant,
  Room,
  TrackPublishOptions,
  TrackSource,
} from '@livekit/rtc-node';

/** A media client in this process, in a room of the real SFU. */
export type Participant = { readonly room: Room; readonly self: LocalParticipant };

/** Enters the room of the token; rejects when the SFU does not let it in. */
export async function enter(livekitUrl: string, token: string): Promise<Participant> {
  const room = new Room();
  await room.connect(livekitUrl, token);
  if (room.localParticipant === undefined) throw new Error('connected without a participant of its own');
  return { room, self: room.localParticipant };
}

/** Sends a silent microphone; resolves when the SFU has taken it. */
export async function publishMicrophone(self: LocalParticipant): Promise<void> {
  const track = LocalAudioTrack.createAudioTrack('microphone', new AudioSource(48_000, 1));
  await self.publishTrack(track, new TrackPublishOptions({ source: TrackSource.SOURCE_MICROPHONE }));
}
