/**
 * When someone was heard last: `since` when they began, `until` when they fell silent (null: they speak), in milliseconds
 * of one clock. A breath between two words is part of the speech.
 */
export type Voice = { since: number; until: number | null };

/** By identity; who is not in it was never heard. */
export type Voices = ReadonlyMap<string, Voice>;

/** Someone the SFU hears now, 0 to 1 loud. */
export type Speaker = { identity: string; level: number };

/** Softer than this, about -30 dBov, is a room and not a voice. */
const leastLevel = 0.03;

/** A silence as short as this, in milliseconds, ends nothing. */
const longestBreath = 700;

/** A cough, a laugh, a "yes" are shorter than this, in milliseconds. */
const shortestSpeech = 1000;

/** What is known of everyone's voice once these are heard at `now`. */
export function hear(voices: Voices, speakers: readonly Speaker[], now: number): Voices {
  const heard = new Set(speakers.filter(({ level }) => level >= leastLevel).map(({ identity }) => identity));
  const next = new Map(voices);
  for (const [identity, { since, until }] of voices)
    if (until === null && !heard.has(identity)) next.set(identity, { since, until: now });
  for (const identity of heard) {
    const before = voices.get(identity);
    const goesOn = before !== undefined && (before.until === null || now - before.until <= longestBreath);
    next.set(identity, { since: goesOn ? before.since : now, until: null });
  }
  return next;
}

/** How long someone has been speaking, in milliseconds; 0 for who is silent, and for a sound too short to be speech. */
export function speechOf(voice: Voice | undefined, now: number): number {
  if (voice === undefined || voice.until !== null) return 0;
  const spoken = now - voice.since;
  return spoken >= shortestSpeech ? spoken : 0;
}

/** How long someone has been silent, in milliseconds; forever for who was never heard. */
export function silenceOf(voice: Voice | undefined, now: number): number {
  if (voice === undefined) return Number.POSITIVE_INFINITY;
  return voice.until === null ? 0 : now - voice.until;
}
