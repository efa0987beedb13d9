import { type RefObject, useEffect } from 'react';
import { audioLevel } from './audio-level.ts';

/**
 * Writes a track's loudness, 0 to 1, as `--level` on the element about thirty times a second, without drawing React
 * anew. Null, or a disabled track, is silence.
 */
export function useAudioLevel(element: RefObject<HTMLElement | null>, track: MediaStreamTrack | null): void {
  useEffect(() => {
    if (track === null) return;
    const context = new AudioContext();
    const analyser = new AnalyserNode(context, { fftSize: 1024 });
    const source = context.createMediaStreamSource(new MediaStream([track]));
    source.connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    let shown = '';
    const measure = (): void => {
      analyser.getFloatTimeDomainData(samples);
      const level = audioLevel(samples).toFixed(2);
      if (level === shown) return; // writing it again would have the browser reckon styles again
      shown = level;
      element.current?.style.setProperty('--level', level);
    };
    const timer = setInterval(measure, 33);
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
  }, [element, track]);
}
