import { expect, test } from 'bun:test';
import { chooseLocale, type Locale } from './locale.ts';

const cases: [string, string | null, string[], Locale][] = [
  ['the browser speaks Brazilian Portuguese', null, ['pt-BR', 'en'], 'pt-BR'],
  ['the browser speaks another Portuguese', null, ['pt-PT'], 'pt-BR'],
  ['only the base is said', null, ['pt'], 'pt-BR'],
  ['any English', null, ['en-GB'], 'en'],
  ['the second language is the first there is', null, ['fr-FR', 'pt-BR', 'en'], 'pt-BR'],
  ['none there is', null, ['fr', 'de'], 'en'],
  ['the browser says nothing', null, [], 'en'],
  ['chosen by hand before', 'en', ['pt-BR'], 'en'],
  ['what was remembered is no longer there', 'xx', ['pt-BR'], 'pt-BR'],
];

test.each(cases)('%s', (_what, remembered, languages, locale) => {
  expect(chooseLocale(remembered, languages)).toBe(locale);
});
