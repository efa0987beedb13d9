import { type Room, Track } from 'livekit-client';
import type { DeviceKind } from '../devices/local-device.ts';

/** Turns a device on or off in a room; rejects with the browser's error when it cannot be opened. */
export async function turnDevice({ localParticipant }: Room, kind: DeviceKind, isOn: boolean): Promise<void> {
  if (kind === 'camera') {
    await localParticipant.setCameraEnabled(isOn);
    return;
  }
  const publication = localParticipant.getTrackPublication(Track.Source.Microphone);
  if (isOn) await publication?.resumeUpstream();
  await localParticipant.setMicrophoneEnabled(isOn);
  // A muted track still sends packets of silence; cut off, it sends none: what shows "muted" sends nothing.
  if (!isOn) await publication?.pauseUpstream();
}
