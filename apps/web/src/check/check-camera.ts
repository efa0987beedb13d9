import { acquireTracks } from '../devices/acquire-tracks.ts';
import { cameraConstraints } from '../devices/capture-constraints.ts';
import { getPreferences } from '../storage/preferences.ts';
import type { CheckOutcome } from './check-state.ts';
import { pause } from './pause.ts';

/** How long the camera has to show a first picture. */
const patienceMilliseconds = 8_000;
/** How long pictures are counted. */
const countMilliseconds = 1_500;

/** Opens the camera and counts its pictures; shows the open track meanwhile, and closes it. */
export async function checkCamera(
  signal: AbortSignal,
  show: (track: MediaStreamTrack | null) => void,
): Promise<CheckOutcome> {
  const { cameraId } = getPreferences();
  const wish = cameraId === null ? {} : { deviceId: { ideal: cameraId } };
  const { camera } = await acquireTracks({ camera: { ...cameraConstraints, ...wish } });
  if (camera === undefined) return { status: 'failed', trouble: 'unknown' };
  if (!camera.ok) return { status: 'failed', trouble: camera.problem };
  const { track } = camera;
  show(track);
  const video = document.createElement('video');
  video.muted = true;
  video.playsInline = true;
  video.srcObject = new MediaStream([track]);
  try {
    const picture = await watch(video, signal);
    return picture === null
      ? { status: 'failed', trouble: 'noPicture' }
      : { status: 'passed', facts: { device: track.label, picture } };
  } finally {
    video.srcObject = null;
    show(null);
    track.stop();
  }
}

type Picture = { width: number; height: number; framesPerSecond: number };

/** Size and rate of what the camera really sends; null when no picture comes. */
async function watch(video: HTMLVideoElement, signal: AbortSignal): Promise<Picture | null> {
  // Counted here: the playback quality that browsers keep says nothing of a stream in Firefox.
  let frames = 0;
  let next = 0;
  const count = (): void => {
    frames++;
    next = video.requestVideoFrameCallback(count);
  };
  next = video.requestVideoFrameCallback(count);
  try {
    void video.play().catch(() => undefined); // what does not play has no frames
    const deadline = performance.now() + patienceMilliseconds;
    while (frames === 0) {
      if (signal.aborted || performance.now() > deadline) return null;
      await pause(50, signal);
    }
    const [before, since] = [frames, performance.now()];
    await pause(countMilliseconds, signal);
    const framesPerSecond = Math.round(((frames - before) * 1000) / (performance.now() - since));
    return framesPerSecond === 0
      ? null
      : { width: video.videoWidth, height: video.videoHeight, framesPerSecond };
  } finally {
    video.cancelVideoFrameCallback(next);
  }
}
