import { describe, expect, test } from 'bun:test';
import { join } from 'node:path';
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

test('every sentence is said somewhere', async () => {
  const source = join(import.meta.dir, '..');
  const paths = await Array.fromAsync(new Bun.Glob('**/*.{ts,tsx}').scan(source));
  const speaking = paths.filter((path) => !/^i18n\/(en|pt-br)(-check)?\.ts$|\.spec\./.test(path));
  const text = (await Promise.all(speaking.map((path) => Bun.file(join(source, path)).text()))).join('\n');
  const keys = sentences(await loadMessages('en')).map(([key]) => key.split('.'));
  // Those of a group like cameraProblem are named by the problem itself, which the compiler checks.
  const unsaid = keys.filter((path) => path.length === 2 && !new RegExp(`['.]${path[1]}['\`]`).test(text));
  expect(unsaid.map((path) => path.join('.'))).toEqual([]);
});
