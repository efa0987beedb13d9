import { LocalAudioTrack, type Room, RoomEvent, Track } from 'livekit-client';
import { getPreferences, subscribePreferences } from '../storage/preferences.ts';
import { canSuppressNoise } from './can-suppress-noise.ts';
import type { NoiseSuppressor } from './noise-suppressor.ts';

/**
 * Keeps noise suppression as the person has set it, on every microphone the room comes to publish, until what it returns
 * is called. `onFailure` hears whether it failed to start the last time it was to: the voice is then sent as it is.
 */
export function suppressNoise(room: Room, onFailure: (hasFailed: boolean) => void): () => void {
  let isOver = false;
  let work = Promise.resolve();
  const follow = async (): Promise<void> => {
    const track = room.localParticipant.getTrackPublication(Track.Source.Microphone)?.track;
    const isWanted = getPreferences().isNoiseSuppressionOn && canSuppressNoise();
    if (isOver || !(track instanceof LocalAudioTrack)) return;
    try {
      await turnNoiseSuppression(track, isWanted);
      onFailure(false);
    } catch {
      if (!isOver) onFailure(isWanted);
    }
  };
  const soon = (): void => {
    work = work.then(follow); // one after the other, each for what is set by then
  };
  const end = subscribePreferences(soon);
  room.on(RoomEvent.LocalTrackPublished, soon);
  soon();
  return () => {
    isOver = true;
    end();
    room.off(RoomEvent.LocalTrackPublished, soon);
  };
}

async function turnNoiseSuppression(track: LocalAudioTrack, isOn: boolean): Promise<void> {
  const present = noiseSuppressorOf(track);
  if (present !== null) return present.turn(isOn);
  if (!isOn) return;
  const { NoiseSuppressor } = await import('./noise-suppressor.ts');
  const suppressor = new NoiseSuppressor();
  await track.setProcessor(suppressor);
  if (track.isStopped) await suppressor.destroy(); // the SDK ends only those it has by then
}

/** What takes the noise out of a track, if something does. */
export function noiseSuppressorOf(track: LocalAudioTrack): NoiseSuppressor | null {
  const processor = track.getProcessor();
  // By its name: the class itself is loaded only where it is wanted.
  return processor?.name === 'rnnoise' ? (processor as NoiseSuppressor) : null;
}

/** The microphone's own track, whatever is sent of it. */
export function sourceTrackOf(track: LocalAudioTrack): MediaStreamTrack {
  return noiseSuppressorOf(track)?.source ?? track.mediaStreamTrack;
}
