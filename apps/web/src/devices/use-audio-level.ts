import { type RefObject, useEffect } from 'react';
import { audioLevel } from './audio-level.ts';

/** How often the loudness is measured, in milliseconds, and in how many steps it is shown. */
export type LevelFineness = { readonly interval: number; readonly steps: number };

/** For a meter one looks at. */
const fine: LevelFineness = { interval: 33, steps: 100 };

/**
 * Writes a track's loudness, 0 to 1, as `--level` on the element, without drawing React anew. Null, or a disabled track,
 * is silence.
 */
export function useAudioLevel(
  element: RefObject<HTMLElement | null>,
  track: MediaStreamTrack | null,
  { interval, steps } = fine,
): void {
  useEffect(() => {
    if (track === null) return;
    const context = new AudioContext();
    const analyser = new AnalyserNode(context, { fftSize: 1024 });
    const source = context.createMediaStreamSource(new MediaStream([track]));
    source.connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    let shown = Number.NaN;
    const measure = (): void => {
      analyser.getFloatTimeDomainData(samples);
      const step = Math.round(audioLevel(samples) * steps);
      if (step === shown) return; // writing it again would have the browser reckon styles again
      shown = step;
      element.current?.style.setProperty('--level', `${step / steps}`);
    };
    const timer = setInterval(measure, interval);
    // Browsers hold sound back until the person has touched the page.
    const resume = (): void => void context.resume();
    const touches = ['pointerdown', 'keydown'] as const;
    for (const touch of touches) document.addEventListener(touch, resume);
    return () => {
      clearInterval(timer);
      for (const touch of touches) document.removeEventListener(touch, resume);
      source.disconnect();
      void context.close();
      element.current?.style.removeProperty('--level');
    };
  }, [element, track, interval, steps]);
}
