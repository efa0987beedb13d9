import { type Room, Track } from 'livekit-client';
import type { DeviceKind } from '../devices/local-device.ts';

/** Turns a device on or off in a room; rejects with the browser's error when it cannot be opened. */
export async function turnDevice({ localParticipant }: Room, kind: DeviceKind, isOn: boolean): Promise<void> {
  if (kind === 'camera') {
    await localParticipant.setCameraEnabled(isOn);
    return;
  }
  // A muted track still sends packets of silence; cut off, it sends none. Off before it shows "muted", on after it shows
  // "on": what shows "muted" sends nothing at any moment.
  const microphone = () => localParticipant.getTrackPublication(Track.Source.Microphone);
  if (!isOn) await microphone()?.pauseUpstream();
  await localParticipant.setMicrophoneEnabled(isOn);
  if (isOn) await microphone()?.resumeUpstream();
}
