/** One or two letters that stand for a name: of its first and last word, whole characters, upper case. */
export function initialsOf(name: string): string {
  const words = name.split(' ').filter((word) => /[\p{L}\p{N}]/u.test(word));
  const [first = name, last] = words.length > 1 ? [words[0], words.at(-1)] : words;
  return `${firstCharacter(first)}${last === undefined ? '' : firstCharacter(last)}`;
}

/** A hue, 0 to 359, that is always the same for the same name. */
export function hueOf(name: string): number {
  let hash = 0;
  for (const character of name) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 360;
  return hash;
}

function firstCharacter(word: string): string {
  const characters = [...new Intl.Segmenter().segment(word)].map(({ segment }) => segment);
  const first = characters.find((character) => /[\p{L}\p{N}]/u.test(character)) ?? characters[0] ?? '';
  return first.toLocaleUpperCase();
}
