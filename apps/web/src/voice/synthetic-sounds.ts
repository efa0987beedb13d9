/**
 * Sounds made by arithmetic, for tests of everything that listens: what a voice is like, and what is not one. All are
 * mono, between -1 and 1, and the same for the same seed.
 */
export type Sound = (seconds: number, options?: { seed?: number; pitchHertz?: number }) => Float32Array;

export const soundRate = 48_000;

/** Vowels with the formants of a voice, a pitch that moves, fricatives and stops between, a pause now and then. */
export const speech: Sound = (seconds, { seed = 1, pitchHertz = 120 } = {}) => {
  const random = randomOf(seed);
  const pieces: Float32Array[] = [];
  let length = 0;
  while (length < seconds * soundRate) {
    for (let syllable = 0, count = 4 + Math.floor(random() * 5); syllable < count; syllable++) {
      const contour = pitchHertz * (1.15 - (0.3 * syllable) / count + 0.1 * random());
      pieces.push(consonant(random), vowel(random, contour));
    }
    pieces.push(new Float32Array(Math.floor((0.12 + 0.15 * random()) * soundRate)));
    length = pieces.reduce((sum, piece) => sum + piece.length, 0);
  }
  return scaled(joined(pieces).slice(0, seconds * soundRate), 0.5);
};

export const silence: Sound = (seconds) => new Float32Array(seconds * soundRate);

export const whiteNoise: Sound = (seconds, { seed = 1 } = {}) => {
  const random = randomOf(seed);
  return made(seconds, () => 0.2 * (2 * random() - 1));
};

/** Falls by 3 dB an octave, as rain and fans do: three one-pole filters side by side. */
export const pinkNoise: Sound = (seconds, { seed = 1 } = {}) => {
  const white = whiteNoise(seconds, { seed });
  let [slow, middle, fast] = [0, 0, 0];
  const pink = white.map((sample) => {
    slow = 0.998 * slow + 0.1 * sample;
    middle = 0.963 * middle + 0.3 * sample;
    fast = 0.57 * fast + 1.05 * sample;
    return slow + middle + fast + 0.18 * sample;
  });
  return scaled(pink, 0.4);
};

/** The mains and its overtones, as a bad cable gives them. */
export const hum: Sound = (seconds) =>
  made(seconds, (at) =>
    [1, 2, 3, 4].reduce((sum, each) => sum + (0.15 / each) * Math.sin(2 * Math.PI * 100 * each * at), 0),
  );

/** Keys at some seven strokes a second: clicks, each with the thud of the desk. */
export const typing: Sound = (seconds, { seed = 1 } = {}) => {
  const random = randomOf(seed);
  const keys = new Float32Array(seconds * soundRate);
  for (let at = 0.05; at < seconds; at += 0.09 + 0.12 * random()) {
    const strength = 0.2 + 0.4 * random();
    add(keys, at, 0.03, (since) => strength * Math.exp(-since / 0.004) * (2 * random() - 1));
    add(keys, at, 0.08, (since) => 0.3 * strength * Math.exp(-since / 0.02) * Math.sin(700 * since));
  }
  return keys;
};

/** A burst of breath, partly voiced, and another after it. */
export const cough: Sound = (seconds, { seed = 1, pitchHertz = 180 } = {}) => {
  const random = randomOf(seed);
  const room = new Float32Array(seconds * soundRate);
  for (const at of [0.3, 0.75]) {
    add(room, at, 0.3, (since) => 0.8 * Math.exp(-since / 0.07) * (2 * random() - 1));
    add(room, at + 0.1, 0.16, (since) => 0.25 * Math.exp(-since / 0.08) * pulse(since * pitchHertz));
  }
  return room;
};

/** A door that falls shut: a low blow and its rattle. */
export const door: Sound = (seconds, { seed = 1 } = {}) => {
  const random = randomOf(seed);
  const room = new Float32Array(seconds * soundRate);
  add(room, 0.3, 0.7, (since) => 0.9 * Math.exp(-since / 0.12) * Math.sin(2 * Math.PI * 70 * since));
  add(room, 0.3, 0.5, (since) => 0.5 * Math.exp(-since / 0.08) * (2 * random() - 1));
  return room;
};

/** Two sounds at once, the second this much louder (or softer) than it is. */
export function mixed(one: Float32Array, other: Float32Array, gain = 1): Float32Array {
  return one.map((sample, index) => sample + gain * (other[index] ?? 0));
}

/** One sound after the other. */
export function joined(pieces: readonly Float32Array[]): Float32Array {
  const whole = new Float32Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/** Formants of a, e, i, o and u in hertz. */
const vowels = [
  [730, 1090, 2440],
  [530, 1840, 2480],
  [300, 2200, 3000],
  [570, 840, 2410],
  [320, 870, 2240],
] as const;

function vowel(random: () => number, pitchHertz: number): Float32Array {
  const formants = vowels[Math.floor(random() * vowels.length)] ?? vowels[0];
  const seconds = 0.1 + 0.1 * random();
  let phase = 0;
  let sound = made(seconds, (at) => {
    phase += (pitchHertz * (1 - (0.12 * at) / seconds) * (1 + 0.01 * random())) / soundRate;
    return pulse(phase);
  });
  for (const formant of formants) sound = resonant(sound, formant, 60 + formant / 20);
  const loud = scaled(sound, 0.5 + 0.5 * random());
  return loud.map((sample, index) => sample * Math.sin((Math.PI * (index + 1)) / (loud.length + 1)) ** 0.6);
}

/** A fricative such as s, or the short stillness of a p. */
function consonant(random: () => number): Float32Array {
  const seconds = 0.04 + 0.05 * random();
  const strength = random() < 0.5 ? 0 : 0.06 + 0.06 * random();
  let previous = 0;
  return made(seconds, () => {
    const sample = 2 * random() - 1;
    const high = strength * (sample - previous);
    previous = sample;
    return high;
  });
}

/** One opening of the glottis for each whole number of `phase`. */
function pulse(phase: number): number {
  const within = phase % 1;
  return within < 0.6 ? Math.sin((Math.PI * within) / 0.6) ** 2 : -0.35 * Math.exp(-(within - 0.6) * 12);
}

function resonant(samples: Float32Array, hertz: number, width: number): Float32Array {
  const decay = Math.exp((-Math.PI * width) / soundRate);
  const first = 2 * decay * Math.cos((2 * Math.PI * hertz) / soundRate);
  let [last, beforeLast] = [0, 0];
  return samples.map((sample) => {
    const out = (1 - decay) * sample + first * last - decay * decay * beforeLast;
    [last, beforeLast] = [out, last];
    return out;
  });
}

function scaled(samples: Float32Array, peak: number): Float32Array {
  const highest = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 1e-9);
  return samples.map((sample) => (sample * peak) / highest);
}

function made(seconds: number, sampleAt: (at: number) => number): Float32Array {
  return Float32Array.from({ length: Math.floor(seconds * soundRate) }, (_unused, index) =>
    sampleAt(index / soundRate),
  );
}

function add(room: Float32Array, at: number, seconds: number, sampleAt: (since: number) => number): void {
  const from = Math.floor(at * soundRate);
  const to = Math.min(room.length, from + Math.floor(seconds * soundRate));
  for (let index = from; index < to; index++)
    room[index] = (room[index] ?? 0) + sampleAt((index - from) / soundRate);
}

/** Evenly between 0 and 1, the same for the same seed (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
