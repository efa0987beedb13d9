import { type LocalTrackPublication, type Room, Track } from 'livekit-client';
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
  if (!isOn && publication !== undefined) await cutOff(publication);
}

/** After a reconnect the SDK publishes anew, and with it the silence of a muted microphone. */
export async function cutOffMutedMicrophone({ localParticipant }: Room): Promise<void> {
  const publication = localParticipant.getTrackPublication(Track.Source.Microphone);
  if (publication?.isMuted !== true) return;
  await publication.resumeUpstream(); // else the SDK believes it is cut off already
  await cutOff(publication);
}

/** A muted track still sends packets of silence; cut off, it sends none: what shows "muted" sends nothing. */
async function cutOff(publication: LocalTrackPublication): Promise<void> {
  await publication.pauseUpstream();
}
