import type { VoiceFrame } from './voice-frame.ts';

/** What is remembered of the sound of the last second. */
export type SpeechMemory = {
  /** The loudness of the room itself, in decibels of full scale; null before the first frame. */
  floorDecibels: number | null;
  frames: readonly (VoiceFrame & { at: number; isVoiced: boolean })[];
  isSpeech: boolean;
};

/** Nothing heard yet. */
export const initialMemory: SpeechMemory = { floorDecibels: null, frames: [], isSpeech: false };

/** How far back it looks, in milliseconds: three or four syllables. */
const windowMilliseconds = 1100;
/** How often frames come; what is counted below is counted in these. */
export const frameMilliseconds = 50;

/** A voice at the microphone stands out from its room by this much, and above this at all. */
const standOutDecibels = 9;
const faintestDecibels = -58;
/** Vowels have at least this much of a period; noise of any colour has less. */
const leastHarmonicity = 0.72;
/** A blow, as of a key on its desk, dies away faster than any vowel. */
const steepestFallDecibels = 7;
/** Vowels of at least 350 ms in all, over at least 550 ms: a cough is shorter, and so is a door. */
const leastVoicedFrames = 7;
const leastSpanMilliseconds = 550;
/** Vowels rise and fall; a hum and a tone do not, whatever else is heard between. */
const leastSwingDecibels = 6;
/** Sound without a period between vowels is fine, such as an s; much more of it than of vowels is no speech. */
const leastVoicedShare = 0.4;

/** Whether someone speaks, after one more frame; `at` in milliseconds. */
export function nextSpeech(memory: SpeechMemory, frame: VoiceFrame, at: number): SpeechMemory {
  const floorDecibels = nextFloor(memory.floorDecibels, frame.decibels);
  const isVoiced =
    frame.harmonicity >= leastHarmonicity &&
    frame.fallDecibels <= steepestFallDecibels &&
    standsOut(frame, floorDecibels);
  const recent = memory.frames.filter((each) => at - each.at < windowMilliseconds);
  const frames = [...recent, { ...frame, at, isVoiced }];
  return { floorDecibels, frames, isSpeech: hasSyllables(frames, floorDecibels) };
}

/** The floor falls at once and rises slowly, 2 dB a second, so that speech does not become its own floor. */
function nextFloor(floor: number | null, decibels: number): number {
  const risen = (floor ?? -70) + (2 * frameMilliseconds) / 1000;
  return Math.min(risen, Math.max(decibels, -90));
}

function standsOut({ decibels }: VoiceFrame, floor: number): boolean {
  return decibels >= Math.max(faintestDecibels, floor + standOutDecibels);
}

function hasSyllables(frames: SpeechMemory['frames'], floor: number): boolean {
  // A vowel is longer than one frame.
  const voiced = frames.filter(
    ({ isVoiced }, index) => isVoiced && (frames[index - 1]?.isVoiced || frames[index + 1]?.isVoiced),
  );
  const [first, last] = [voiced[0], voiced.at(-1)];
  if (voiced.length < leastVoicedFrames || first === undefined || last === undefined) return false;
  if (last.at - first.at < leastSpanMilliseconds) return false;
  const loud = frames.filter((frame) => standsOut(frame, floor));
  if (voiced.length < leastVoicedShare * loud.length) return false;
  const loudness = voiced.map(({ decibels }) => decibels);
  return Math.max(...loudness) - Math.min(...loudness) >= leastSwingDecibels;
}
