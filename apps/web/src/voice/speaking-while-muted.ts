/** When "you are speaking while muted" is shown. Times are milliseconds of any steady clock. */
export type SpeakingNotice = {
  isShown: boolean;
  shownAt: number;
  /** When speech was last heard; null before the first. */
  spokeAt: number | null;
  /** How often it was shown since the microphone was turned off. */
  timesShown: number;
};

/** Nothing heard yet. */
export const initialNotice: SpeakingNotice = { isShown: false, shownAt: 0, spokeAt: null, timesShown: 0 };

/** A pause longer than this ends a stretch of speech. */
const stretchEndMilliseconds = 10_000;
/** How long it stays, if nothing else takes it away. */
export const shownMilliseconds = 8000;
/** After the first time it keeps quiet this long, then twice as long, and so on. */
const firstQuietMilliseconds = 30_000;

/**
 * What is shown after a moment with or without speech. At most once in a stretch of speech, less and less often, and
 * it goes by itself.
 */
export function nextNotice(notice: SpeakingNotice, isSpeech: boolean, at: number): SpeakingNotice {
  const isOver = notice.isShown && at - notice.shownAt >= shownMilliseconds;
  const rest = isOver ? { ...notice, isShown: false } : notice;
  if (!isSpeech) return rest;
  const isNewStretch = notice.spokeAt === null || at - notice.spokeAt > stretchEndMilliseconds;
  const quiet = firstQuietMilliseconds * 2 ** (notice.timesShown - 1);
  const isQuiet = notice.timesShown > 0 && at - notice.shownAt < quiet;
  if (!isNewStretch || isQuiet) return { ...rest, spokeAt: at };
  return { isShown: true, shownAt: at, spokeAt: at, timesShown: notice.timesShown + 1 };
}

/** The person has seen it. */
export function dismissed(notice: SpeakingNotice): SpeakingNotice {
  return notice.isShown ? { ...notice, isShown: false } : notice;
}
