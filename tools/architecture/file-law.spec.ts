import { expect, test } from 'bun:test';
import { bannedWords, barrels, drawers, longFiles, pathsOutside, unlicensedSuffixes } from './file-law.ts';

const empty = (path: string) => ({ path, text: '' });

test.each([
  ["export { x } from './b.ts';", 1],
  ["export type { X } from './b.ts';", 1],
  ["export * from './b.ts';", 1],
  ["import { x } from './b.ts';\nexport const y = x;", 0],
])('barrels: %p counts %p', (text, expected) => {
  expect(barrels([{ path: 'a.ts', text }], [])).toHaveLength(expected);
  expect(barrels([{ path: 'a.ts', text }], ['a.ts'])).toHaveLength(0);
});

test.each([
  ['src/utils/a.ts', 1],
  ['src/helpers.ts', 1],
  ['src/common.spec.ts', 1],
  ['src/date-helpers.ts', 0],
  ['packages/shared-types/src/room-name.ts', 0],
])('drawers: %s counts %p', (path, expected) => {
  expect(drawers([empty(path)])).toHaveLength(expected);
});

test('notices one line too many', () => {
  const lines = (count: number) => ({ path: `${count}.ts`, text: 'x\n'.repeat(count) });
  expect(longFiles([lines(300), lines(301)], 300)).toEqual(['301.ts has 301 lines']);
});

test('notices a banned word but in the exempt places', () => {
  const bans = [{ pattern: /secret/, reason: 'tells', exempt: ['config/'] }];
  const sources = ['config/a.ts', 'auth/a.ts'].map((path) => ({ path, text: 'a secret' }));
  expect(bannedWords(sources, bans)).toEqual(['auth/a.ts: tells']);
});

test('notices a path that leads out of the repository, and only that', () => {
  const text = `see ${'../'.repeat(2)}notes.md, ../README.md, https://example.org/${'../'.repeat(9)}x and .../x`;
  expect(pathsOutside([{ path: 'docs/a.md', text }])).toEqual([
    `docs/a.md points at ${'../'.repeat(2)}notes.md, outside the repository`,
  ]);
});

test('notices a framework in a file whose name gives no licence', () => {
  const law = { base: 'src', licensed: /\.tsx$/, framework: /^react$/ };
  const text = "import { useState } from 'react';";
  const sources = ['src/a.ts', 'src/a.tsx', 'src/a.spec.ts', 'other/a.ts'].map((path) => ({ path, text }));
  expect(unlicensedSuffixes(sources, law)).toEqual([
    'src/a.ts imports react: its name gives no licence for that',
  ]);
});
