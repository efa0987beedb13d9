import { acquireTracks } from '../devices/acquire-tracks.ts';
import { audioLevel } from '../devices/audio-level.ts';
import { microphoneConstraints } from '../devices/capture-constraints.ts';
import { getPreferences } from '../storage/preferences.ts';
import type { CheckOutcome } from './check-state.ts';
import { pause } from './pause.ts';

/** How long one has to say something. */
const patienceMilliseconds = 10_000;
/** So long one sees the meter move, however soon something is heard. */
const shownMilliseconds = 2_000;
/** A quiet voice; the hum of a room stays below. */
const heardLevel = 0.25;

/**
 * Opens the microphone and listens until something is heard; shows the open track meanwhile, and closes it. An
 * `AbortSignal` ends it early, with whatever outcome.
 */
export async function checkMicrophone(
  signal: AbortSignal,
  show: (track: MediaStreamTrack | null) => void,
): Promise<CheckOutcome> {
  const { microphoneId } = getPreferences();
  const wish = microphoneId === null ? {} : { deviceId: { ideal: microphoneId } };
  const { microphone } = await acquireTracks({ microphone: { ...microphoneConstraints, ...wish } });
  if (microphone === undefined) return { status: 'failed', trouble: 'unknown' };
  if (!microphone.ok) return { status: 'failed', trouble: microphone.problem };
  const { track } = microphone;
  show(track);
  try {
    const [heard] = await Promise.all([isHeard(track, signal), pause(shownMilliseconds, signal)]);
    return heard
      ? { status: 'passed', facts: { device: track.label } }
      : { status: 'failed', trouble: 'silent' };
  } finally {
    show(null);
    track.stop();
  }
}

async function isHeard(track: MediaStreamTrack, signal: AbortSignal): Promise<boolean> {
  const context = new AudioContext();
  const analyser = new AnalyserNode(context, { fftSize: 1024 });
  context.createMediaStreamSource(new MediaStream([track])).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const timer = setInterval(() => {
    analyser.getFloatTimeDomainData(samples);
    if (audioLevel(samples) >= heardLevel) resolve(true);
  }, 33);
  const giveUp = setTimeout(() => resolve(false), patienceMilliseconds);
  const stop = (): void => resolve(false);
  signal.addEventListener('abort', stop);
  try {
    return signal.aborted ? false : await promise;
  } finally {
    signal.removeEventListener('abort', stop);
    clearInterval(timer);
    clearTimeout(giveUp);
    void context.close();
  }
}
