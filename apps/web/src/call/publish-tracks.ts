import { LocalAudioTrack, type LocalTrack, LocalVideoTrack, type Room, Track } from 'livekit-client';
import { cameraConstraints, microphoneConstraints } from '../devices/capture-constraints.ts';
import type { LocalDevice, LocalDevices } from '../devices/local-device.ts';

/**
 * The lobby's tracks for the room, which from here on stops and restarts them. What is off is let go of, not published
 * muted: of a microphone that is off in the lobby not one packet leaves.
 */
export function localTracks(devices: LocalDevices): LocalTrack[] {
  if (devices.microphone.status === 'off') devices.microphone.track?.stop();
  const tracks = [localMicrophone(devices.microphone), localCamera(devices.camera)];
  // The SDK's own classes miss its own type by an `undefined` (exactOptionalPropertyTypes).
  return tracks.filter((track) => track !== null) as LocalTrack[];
}

/**
 * Publishes a track as it is, muted or not, also one that an earlier connection had. A muted one sends not one packet:
 * {@link holdBackMuted} takes it off its sender before that sends, and here the SDK learns of it.
 */
export async function publishTrack(room: Room, track: LocalTrack): Promise<void> {
  // Unplugged meanwhile, or stopped by the SDK in a tab that was frozen: what shows "on" has to send.
  if (!track.isMuted && track.mediaStreamTrack.readyState === 'ended') await track.restartTrack();
  await room.localParticipant.publishTrack(track, { source: track.source });
  await (track.isMuted ? track.pauseUpstream() : track.resumeUpstream());
}

/** For each sender a room creates: a muted track is taken off before anything of it is sent. */
export function holdBackMuted(sender: RTCRtpSender, track: Track): void {
  if (track.isMuted) void sender.replaceTrack(null);
}

function localMicrophone(device: LocalDevice): LocalAudioTrack | null {
  if (device.status !== 'on') return null;
  const { track } = device;
  const microphone = new LocalAudioTrack(track, { ...microphoneConstraints, ...deviceIdOf(track) }, false);
  microphone.source = Track.Source.Microphone;
  return microphone;
}

function localCamera(device: LocalDevice): LocalVideoTrack | null {
  if (device.status !== 'on') return null;
  const { track } = device;
  const camera = new LocalVideoTrack(track, { ...cameraConstraints, ...deviceIdOf(track) }, false);
  camera.source = Track.Source.Camera;
  return camera;
}

/** The same device again when the room reopens it; only a wish, for it may be gone by then. */
function deviceIdOf(track: MediaStreamTrack): MediaTrackConstraints {
  const { deviceId } = track.getSettings();
  return deviceId === undefined ? {} : { deviceId: { ideal: deviceId } };
}
