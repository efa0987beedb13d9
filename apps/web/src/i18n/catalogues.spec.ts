import { describe, expect, test } from 'bun:test';
import { IntlMessageFormat } from 'intl-messageformat';
import { loadMessages } from './catalogues.ts';
import { type Locale, locales } from './locale.ts';

type Tree = { readonly [key: string]: string | Tree };

function sentences(tree: Tree, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${path}${key}`, value]] : sentences(value, `${path}${key}.`),
  );
}

/** The names of what a sentence leaves open, plurals among them. */
function argumentNames(sentence: string, locale: Locale): string[] {
  const names = JSON.stringify(new IntlMessageFormat(sentence, locale).getAst()).matchAll(
    /"type":[1-6],"value":"([^"]+)"/g,
  );
  return [...new Set([...names].map(([, name]) => name ?? ''))].sort();
}

describe.each(locales.map((locale) => [locale]))('the catalogue %p', (locale) => {
  test('says every sentence, leaves the same things open, and nothing blank', async () => {
    const reference = new Map(sentences(await loadMessages('en')));
    const own = new Map(sentences(await loadMessages(locale)));
    expect([...own.keys()]).toEqual([...reference.keys()]);
    for (const [key, sentence] of own) {
      expect(sentence.trim()).toBe(sentence);
      expect(sentence).not.toBe('');
      expect({ key, open: argumentNames(sentence, locale) }).toEqual({
        key,
        open: argumentNames(reference.get(key) ?? '', 'en'),
      });
    }
  });
});
