import { frameMilliseconds, initialMemory, nextSpeech } from './speech-sense.ts';
import { voiceFrame } from './voice-frame.ts';

/** The longest stretch of sound an analyser keeps: at 48 kHz two thirds of a second, which a busy page may be late by. */
const keptSamples = 32_768;
const tickMilliseconds = 100;

/**
 * Listens to a muted microphone on this device alone: to a copy of its track, which is never given to anyone and ends
 * with what this returns. Tells for every frame of 50 ms whether someone speaks. A device that was released is not
 * opened for it.
 */
export function listenWhileMuted(
  microphone: MediaStreamTrack,
  onFrame: (isSpeech: boolean) => void,
): () => void {
  const copy = microphone.clone();
  copy.enabled = true; // the microphone's own is not, and stays so
  const context = new AudioContext();
  const analyser = new AnalyserNode(context, { fftSize: keptSamples });
  const source = new MediaStreamAudioSourceNode(context, { mediaStream: new MediaStream([copy]) });
  source.connect(analyser);
  const samples = new Float32Array(keptSamples);
  const step = Math.round((context.sampleRate * frameMilliseconds) / 1000);
  const size = 2 ** Math.floor(Math.log2(step));
  let memory = initialMemory;
  let heardUntil = 0; // in samples since the context began

  const timer = setInterval(() => {
    const now = Math.floor(context.currentTime * context.sampleRate);
    analyser.getFloatTimeDomainData(samples);
    heardUntil = Math.max(heardUntil, now - keptSamples + size);
    for (; heardUntil + step <= now; heardUntil += step) {
      const end = keptSamples - (now - heardUntil - step);
      const frame = voiceFrame(samples.subarray(end - size, end), context.sampleRate);
      memory = nextSpeech(memory, frame, ((heardUntil + step) / context.sampleRate) * 1000);
      onFrame(memory.isSpeech);
    }
  }, tickMilliseconds);
  return () => {
    clearInterval(timer);
    copy.stop();
    source.disconnect();
    void context.close();
  };
}
