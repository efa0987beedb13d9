/** What one short frame of sound is like. */
export type VoiceFrame = {
  /** Its energy in decibels of full scale, below 100 Hz left out. */
  decibels: number;
  /** How periodic it is with a voice's pitch, 0 to 1. */
  harmonicity: number;
  /** By how many decibels its second half is softer than its first; a blow dies away, a vowel stays. */
  fallDecibels: number;
};

/** The lowest and highest pitch of voices, men's to children's. */
const lowestHertz = 75;
const highestHertz = 420;
/** Enough for the first overtones; what is above only costs time. */
const analysisHertz = 12_000;
/** Below this there is no sound, only the converter's last bit. */
const quietestDecibels = -100;

/** Looks at some 40 ms of samples between -1 and 1. */
export function voiceFrame(samples: Float32Array, sampleRate: number): VoiceFrame {
  const factor = Math.max(1, Math.round(sampleRate / analysisHertz));
  const rate = sampleRate / factor;
  const voice = withoutRumble(decimated(samples, factor), rate);
  const decibels = Math.max(quietestDecibels, 10 * Math.log10(energyOf(voice) + 1e-12));
  if (decibels <= quietestDecibels) return { decibels, harmonicity: 0, fallDecibels: 0 };
  const middle = voice.length >> 1;
  const [first, second] = [energyOf(voice.subarray(0, middle)), energyOf(voice.subarray(middle))];
  const fallDecibels = 10 * Math.log10((first + 1e-12) / (second + 1e-12));
  return { decibels, fallDecibels, harmonicity: harmonicityOf(voice, rate) };
}

/** Averages neighbours, which is low-pass enough for a look at the pitch. */
function decimated(samples: Float32Array, factor: number): Float32Array {
  if (factor === 1) return samples;
  return Float32Array.from({ length: Math.floor(samples.length / factor) }, (_unused, index) => {
    let sum = 0;
    for (let each = 0; each < factor; each++) sum += samples[index * factor + each] ?? 0;
    return sum / factor;
  });
}

/** A high-pass of second order at 100 Hz: doors, desks and the mains stay out. */
function withoutRumble(samples: Float32Array, rate: number): Float32Array {
  const keep = Math.exp((-2 * Math.PI * 100) / rate);
  let result = samples;
  for (const _pass of [1, 2]) {
    let [previousIn, previousOut] = [result[0] ?? 0, 0];
    result = result.map((sample) => {
      previousOut = keep * (previousOut + sample - previousIn);
      previousIn = sample;
      return previousOut;
    });
  }
  return result;
}

function energyOf(samples: Float32Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  return sum / Math.max(samples.length, 1);
}

/** The strongest period by normalised autocorrelation; a period counts only where the correlation has a hill. */
function harmonicityOf(samples: Float32Array, rate: number): number {
  const shortest = Math.floor(rate / highestHertz);
  const longest = Math.min(Math.ceil(rate / lowestHertz), samples.length >> 1);
  let best = 0;
  let [before, here] = [correlation(samples, shortest - 1), correlation(samples, shortest)];
  for (let lag = shortest; lag < longest; lag++) {
    const after = correlation(samples, lag + 1);
    if (here > before && here >= after) best = Math.max(best, here);
    [before, here] = [here, after];
  }
  return best;
}

function correlation(samples: Float32Array, lag: number): number {
  let [product, first, second] = [0, 0, 0];
  for (let index = lag; index < samples.length; index++) {
    const [a, b] = [samples[index] ?? 0, samples[index - lag] ?? 0];
    product += a * b;
    first += a * a;
    second += b * b;
  }
  return product / Math.sqrt(first * second + 1e-12);
}
