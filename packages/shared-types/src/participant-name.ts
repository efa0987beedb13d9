import * as z from 'zod/mini';

/** Bounds of a participant's name after normalisation. Graphemes are what a person counts as characters. */
export const participantNameBounds = { minGraphemes: 2, maxGraphemes: 50, maxBytes: 200 } as const;

const tooShort = `A participant name has at least ${participantNameBounds.minGraphemes} characters.`;
const tooLong = `A participant name has at most ${participantNameBounds.maxGraphemes} characters and ${participantNameBounds.maxBytes} bytes.`;

/** Why a name is refused: fewer than 2 or more than 50 characters (or 200 bytes of UTF-8). */
export type ParticipantNameProblem = 'too-short' | 'too-long';

/**
 * What a participant typed, as others may see it: NFC; every run of white space one space, none at the ends; nothing
 * that is invisible, turns the text's direction, or is private or unassigned, except the joiner inside an emoji; at
 * most three combining marks on one base. Idempotent.
 */
export function normalizeParticipantName(typed: string): string {
  if (asItIs.test(typed)) return typed;
  return typed
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .replace(unwanted, keepEmojiJoiner)
    .normalize('NFC')
    .replace(/(\p{M}{3})\p{M}+/gu, '$1')
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** What is wrong with a normalised name, or null. */
export function participantNameProblem(name: string): ParticipantNameProblem | null {
  if (new TextEncoder().encode(name).length > participantNameBounds.maxBytes) return 'too-long';
  const graphemes = countGraphemes(name);
  if (graphemes < participantNameBounds.minGraphemes) return 'too-short';
  if (graphemes > participantNameBounds.maxGraphemes) return 'too-long';
  return null;
}

/**
 * The name that others see: normalised as {@link normalizeParticipantName} does, then 2 to 50 graphemes and at most
 * 200 bytes of UTF-8. Names need not be unique.
 */
export const ParticipantName = z.pipe(
  z.pipe(
    // Normalisation only shortens: what is too short before it is not worth a try.
    z
      .string('A participant name is a string.')
      .check(z.minLength(participantNameBounds.minGraphemes, tooShort)),
    z.transform(normalizeParticipantName),
  ),
  z.string().check((context) => {
    const problem = participantNameProblem(context.value);
    if (problem === null) return;
    const message = problem === 'too-short' ? tooShort : tooLong;
    context.issues.push({ code: 'custom', input: context.value, message });
  }),
);
export type ParticipantName = z.infer<typeof ParticipantName>;

/** Printable ASCII, words one space apart: nothing to normalise, and each character one grapheme. */
const asItIs = /^[!-~]+( [!-~]+)*$/;

function countGraphemes(name: string): number {
  if (asItIs.test(name)) return name.length;
  segmenter ??= new Intl.Segmenter();
  return [...segmenter.segment(name)].length;
}

let segmenter: Intl.Segmenter | undefined;

/** Categories C, what Unicode calls ignorable (Hangul fillers among it; not the emoji selector), the blank Braille cell. */
const unwanted = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\u2800[\p{Default_Ignorable_Code_Point}--\ufe0f]]/gv;

const zeroWidthJoiner = '\u200d';
const endsInPictograph = /\p{Extended_Pictographic}[\ufe0f\p{Emoji_Modifier}]?$/u;
const beginsWithPictograph = /^\p{Extended_Pictographic}/u;

function keepEmojiJoiner(character: string, offset: number, whole: string): string {
  const joinsEmoji =
    character === zeroWidthJoiner &&
    endsInPictograph.test(whole.slice(0, offset)) &&
    beginsWithPictograph.test(whole.slice(offset + 1));
  return joinsEmoji ? character : '';
}
