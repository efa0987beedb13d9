import { Database } from 'bun:sqlite';
import { expect, test } from 'bun:test';
import { copyFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tearLastFrame } from './tear-last-frame.ts';

test('a torn last frame takes the last transaction with it, and no other, also in a log that began anew', () => {
  const directory = mkdtempSync(join(tmpdir(), 'livemeet-torn-'));
  const crashed = mkdtempSync(join(tmpdir(), 'livemeet-torn-'));
  const database = new Database(join(directory, 'a.sqlite'));
  database.run('PRAGMA journal_mode = WAL');
  database.run('CREATE TABLE numbers (number INTEGER)');
  for (let number = 0; number < 50; number += 1) database.run('INSERT INTO numbers VALUES (?)', [number]);
  database.run('PRAGMA wal_checkpoint(RESTART)');
  for (let number = 50; number < 55; number += 1) database.run('INSERT INTO numbers VALUES (?)', [number]);
  for (const name of readdirSync(directory)) copyFileSync(join(directory, name), join(crashed, name));

  expect(tearLastFrame(join(crashed, 'a.sqlite-wal'), 1)).toBe(true);
  const found = new Database(join(crashed, 'a.sqlite'));
  expect(found.query('SELECT count(*) AS count, max(number) AS last FROM numbers').get()).toEqual({
    count: 54,
    last: 53,
  });
  for (const each of [found, database]) each.close();
  for (const folder of [directory, crashed]) rmSync(folder, { recursive: true });
});
