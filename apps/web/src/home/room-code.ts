import { RoomName } from '@livemeet/shared-types';

const letters = 'abcdefghijklmnopqrstuvwxyz';
const groupLengths = [3, 4, 3] as const;

/** Fills the array with random bytes; the browser's `crypto.getRandomValues`. */
export type RandomBytes = (bytes: Uint8Array<ArrayBuffer>) => void;

/** The name of a fresh room, `abc-defg-hij`: 10 letters, each as likely as any other (47 bits). */
export function makeRoomCode(fillWithRandom: RandomBytes): RoomName {
  return groupLengths.map((length) => randomLetters(length, fillWithRandom)).join('-');
}

/**
 * The room meant by what a person typed or pasted: a whole link, a path, a code with capitals or without its hyphens,
 * or a name that someone chose. Null when it can be none of these.
 */
export function parseRoomCode(typed: string): RoomName | null {
  const text = typed.trim();
  const fromLink = /\/r\/([^/?#\s]+)\/?(?:[?#]\S*)?$/u.exec(text)?.[1];
  const name = fromLink ?? text;
  const code = /^([a-z]{3})[-\s]?([a-z]{4})[-\s]?([a-z]{3})$/i.exec(name);
  // A link is taken to the letter: its author chose the case. A code read out or typed by hand is not.
  if (code !== null && fromLink === undefined) return code.slice(1, 4).join('-').toLowerCase();
  return RoomName.safeParse(name).success ? name : null;
}

function randomLetters(count: number, fillWithRandom: RandomBytes): string {
  // Bytes from the last, incomplete round of the alphabet are thrown away, or its first letters would come more often.
  const limit = 256 - (256 % letters.length);
  const byte = new Uint8Array(1);
  let text = '';
  while (text.length < count) {
    fillWithRandom(byte);
    const value = byte[0] ?? limit;
    if (value < limit) text += letters[value % letters.length];
  }
  return text;
}
