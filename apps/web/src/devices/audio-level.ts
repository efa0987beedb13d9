/** Speech below this many decibels of full scale shows nothing; above the other it fills the meter. */
const quietestDecibels = -60;
const loudestDecibels = -12;

/** How far a meter is filled, 0 to 1, by samples between -1 and 1: their root mean square on a decibel scale. */
export function audioLevel(samples: Float32Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  const decibels = 10 * Math.log10(sum / Math.max(samples.length, 1));
  const level = (decibels - quietestDecibels) / (loudestDecibels - quietestDecibels);
  return Math.min(1, Math.max(0, level));
}
