import { expect, test } from 'bun:test';
import { parsePostmaster } from './postmaster-file.ts';

const running = '4711\n/data\n1795395118\n5432\n\n127.0.0.1\n  5432001    131072\nready   \n';

test.each([
  ['a running server', running, { pid: 4711, port: 5432, isReady: true }],
  ['one that comes up', running.replace('ready', 'starting'), { pid: 4711, port: 5432, isReady: false }],
  ['one that has just begun', '4711\n/data\n', { pid: 4711, port: 0, isReady: false }],
  ['an empty file', '', undefined],
  ['a file of something else', 'hello\n', undefined],
])('reads %s', (_, text, expected) => {
  expect(parsePostmaster(text)).toEqual(expected);
});
