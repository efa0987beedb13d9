import { LocalAudioTrack, type Room, Track } from 'livekit-client';
import type { DeviceProblem } from '../devices/device-problem.ts';
import { explainDeviceError } from '../devices/explain-device-error.ts';

/** Opens a room's microphone anew; answers with what hindered it, or null. */
export async function restartMicrophone(room: Room): Promise<DeviceProblem | null> {
  const track = room.localParticipant.getTrackPublication(Track.Source.Microphone)?.track;
  if (!(track instanceof LocalAudioTrack)) return null;
  try {
    await track.restartTrack();
    return null;
  } catch (error) {
    return explainDeviceError(error, 'microphone');
  }
}
