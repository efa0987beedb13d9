import { expect, test } from 'bun:test';
import { join } from 'node:path';
import { documentTables, withTables } from './document-tables.ts';

const path = join(import.meta.dir, '../../docs/scaling.md');

// A played day of 100,000 people takes seconds on a busy machine.
test('docs/scaling.md has the tables of this code: else run `bun run sizing --document`', async () => {
  const document = await Bun.file(path).text();
  expect(withTables(document)).toBe(document);
}, 120_000);

test('a table that differs by a digit is put right, and the words around it stay', async () => {
  const document = await Bun.file(path).text();
  const changed = document.replace(/(<!-- sizing: rooms -->[^\d]*)\d/, '$19');
  expect(changed).not.toBe(document);
  expect(withTables(changed)).toBe(document);
}, 120_000);

test('a document that has lost a table is refused', () => {
  expect(Object.keys(documentTables).length).toBeGreaterThan(2);
  expect(() => withTables('# Scaling')).toThrow('no place for the table «participants»');
});
