import { Database } from 'bun:sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'bun:test';
import {
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Spool, type WaitingRecord } from './spool.ts';

const megabyte = 1024 * 1024;

let directory: string;
let spool: Spool;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'livemeet-spool-'));
  spool = new Spool(directory, megabyte);
});

afterEach(() => {
  spool.close();
  rmSync(directory, { recursive: true, force: true });
});

describe('a spool', () => {
  test('gives back what came, in order', () => {
    spool.append([record(1), record(2)]);
    spool.append([record(3)]);
    expect(bodies(spool.oldest(2))).toEqual([record(1).body, record(2).body]);
    expect(bodies(spool.oldest(9))).toEqual([1, 2, 3].map((number) => record(number).body));
  });

  test('forgets what was taken off, and nothing else', () => {
    spool.append([1, 2, 3].map(record));
    spool.remove(spool.oldest(2));
    expect(bodies(spool.oldest(9))).toEqual([record(3).body]);
    expect(spool.isEmpty()).toBe(false);
    spool.remove(spool.oldest(1));
    expect(spool.isEmpty()).toBe(true);
  });

  test('tells how many wait, and since when', () => {
    expect(spool.level()).toEqual({ waiting: 0, oldestTakenAt: null, refused: 0, isFull: false });
    const before = Date.now();
    spool.append([1, 2].map(record));
    const { waiting, oldestTakenAt } = spool.level();
    expect(waiting).toBe(2);
    expect(oldestTakenAt?.getTime()).toBeGreaterThanOrEqual(before);
    expect(oldestTakenAt?.getTime()).toBeLessThanOrEqual(Date.now());
  });

  test('puts aside what its reader refuses, and keeps it', () => {
    spool.append([1, 2].map(record));
    const [first] = spool.oldest(1);
    if (first) spool.refuse(first, '22001');
    expect(bodies(spool.oldest(9))).toEqual([record(2).body]);
    expect(spool.level()).toMatchObject({ waiting: 1, refused: 1 });
  });

  test('is shared by several processes', () => {
    const other = new Spool(directory, megabyte);
    spool.append([record(1)]);
    other.append([record(2)]);
    other.remove(other.oldest(1));
    expect(bodies(spool.oldest(9))).toEqual([record(2).body]);
    other.close();
  });

  test('is for its owner alone', () => {
    spool.append([record(1)]);
    const modes = readdirSync(directory).map((name) => statSync(join(directory, name)).mode & 0o777);
    expect(modes).toEqual(modes.map(() => 0o600));
    expect(modes.length).toBeGreaterThan(1);
  });

  test('once it is empty, the disk holds nothing of what was in it', () => {
    for (let number = 0; number < 700; number += 1)
      spool.append([{ kind: 'issued', body: 'Canary '.repeat(100) }]);
    expect(filesHold('Canary')).toBe(true);
    while (!spool.isEmpty()) spool.remove(spool.oldest(100));
    expect(filesHold('Canary')).toBe(false);
  });
});

describe('after a crash', () => {
  test('the last append is torn: it is skipped, and all before it is there', () => {
    for (const number of [1, 2, 3]) spool.append([record(number)]);
    const crashed = mkdtempSync(join(tmpdir(), 'livemeet-spool-'));
    for (const name of readdirSync(directory)) copyFileSync(join(directory, name), join(crashed, name));
    const log = join(crashed, 'spool.sqlite-wal');
    const whole = endOfLastFrame(log);
    truncateSync(log, whole - 100);
    const found = new Spool(crashed, megabyte);
    expect(bodies(found.oldest(9))).toEqual([1, 2].map((number) => record(number).body));
    found.append([record(4)]);
    expect(found.level().waiting).toBe(3);
    found.close();
    rmSync(crashed, { recursive: true, force: true });
  });
});

describe('when it is full', () => {
  test('it takes nothing more, loses nothing, and heals as it is emptied', () => {
    const count = fill();
    expect(count).toBeGreaterThan(500);
    expect(spool.level()).toMatchObject({ waiting: count, isFull: true });
    expect(() => spool.append([record(0)])).toThrow(/full/);
    const before = statSync(join(directory, 'spool.sqlite')).size;
    while (!spool.isEmpty()) spool.remove(spool.oldest(100));
    // The same again, give or take what deleted pages are cut into.
    expect(fill()).toBeGreaterThan(count * 0.9);
    expect(statSync(join(directory, 'spool.sqlite')).size).toBe(before);
    const database = new Database(join(directory, 'spool.sqlite'));
    expect(database.query('PRAGMA integrity_check').all()).toEqual([{ integrity_check: 'ok' }]);
    database.close();
  });

  test('a batch is taken whole or not at all', () => {
    const count = fill();
    spool.remove(spool.oldest(10));
    const batch = Array.from({ length: 200 }, (_, number) => record(number));
    expect(() => spool.append(batch)).toThrow(/full/);
    expect(spool.level().waiting).toBe(count - 10);
  });
});

function fill(): number {
  let count = 0;
  try {
    for (; ; count += 1) spool.append([record(count)]);
  } catch {
    return count;
  }
}

function record(number: number) {
  return { kind: 'issued', body: JSON.stringify({ number, name: 'x'.repeat(250) }) };
}

const bodies = (records: readonly WaitingRecord[]): string[] => records.map(({ body }) => body);

function filesHold(word: string): boolean {
  return readdirSync(directory).some((name) => readFileSync(join(directory, name)).includes(word));
}

/** The log keeps its length: what counts is the newest frame of its present round, told by the salt in its header. */
function endOfLastFrame(path: string): number {
  const log = readFileSync(path);
  const [header, frame] = [32, 24 + 4096];
  const salt = log.subarray(16, 24);
  let end = header;
  while (log.subarray(end + 8, end + 16).equals(salt)) end += frame;
  return end;
}
