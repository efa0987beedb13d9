import { expect } from '@playwright/test';
import type { Loudness } from './observe-voice.ts';

/** By how many decibels noise and voice are softer in what is sent than at the microphone. */
export function compared({ source, sent }: Loudness): { noiseDown: number; voiceDown: number } {
  const loudest = source.map((_one, index) => Math.max(...source.slice(Math.max(0, index - 8), index + 9)));
  const difference = (isCounted: (index: number) => boolean): number => {
    const counted = source.flatMap((_one, index) => (isCounted(index) ? [index] : []));
    expect(counted.length).toBeGreaterThan(20);
    return energyOf(counted.map((index) => source[index])) - energyOf(counted.map((index) => sent[index]));
  };
  // A voice is within 12 dB of the loudest, with 400 ms around it, for what is sent comes a little later. The rest is noise.
  const voice = Math.max(...source) - 12;
  return {
    noiseDown: difference((index) => (loudest[index] ?? 0) < voice),
    voiceDown: difference((index) => (loudest[index] ?? 0) >= voice),
  };
}

/** The mean loudness of moments, in decibels. */
export function energyOf(decibels: readonly (number | undefined)[]): number {
  const energies = decibels.map((each = -100) => 10 ** (each / 10));
  return 10 * Math.log10(energies.reduce((sum, energy) => sum + energy, 0) / energies.length);
}
