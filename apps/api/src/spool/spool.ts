import { Database, type Statement } from 'bun:sqlite';
import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** Something to be written elsewhere later; what is in it is for its reader to know. */
export type SpoolRecord = { readonly kind: string; readonly body: string };

/** A record that waits, and since when. Ids rise in the order in which the records came. */
export type WaitingRecord = SpoolRecord & { readonly id: number; readonly takenAt: Date };

export type SpoolLevel = {
  /** How many records wait. */
  readonly waiting: number;
  readonly oldestTakenAt: Date | null;
  /** How many records their reader would not have; they are kept for a person to look at. */
  readonly refused: number;
  /** Whether a batch of records may find no room. */
  readonly isFull: boolean;
};

const fileName = 'spool.sqlite';
const bytesOfPage = 4096;

/** With fewer free pages than this (128 KiB) the spool is called full. */
const fullPages = 32;

/** What a table has beside its rows. */
const pagesOfUse = 8;

/** The write-ahead log is brought into the file at this length; a batch of records must fit in it several times. */
const logPages = 128;

/**
 * Records on disk, in order, for as long as they cannot be written where they belong: a SQLite file that several
 * processes of one machine may share. Its space is taken when it is opened, so a disk that fills up later neither
 * keeps a record out nor keeps one from being taken off. All methods are synchronous and may throw.
 */
export class Spool {
  readonly #database: Database;
  readonly #insert: Statement;
  readonly #delete: Statement;
  readonly #oldest: Statement<{ id: number; kind: string; body: string; taken_at: number }, [number]>;

  /** Opens or makes the spool of this folder, of at most `maxBytes` (and some for its log). Only its owner may read it. */
  constructor(directory: string, maxBytes: number) {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    const path = join(directory, fileName);
    this.#database = new Database(path, { create: true, strict: true });
    try {
      // SQLite gives its log the mode of the file.
      chmodSync(path, 0o600);
      prepare(this.#database, maxBytes);
    } catch (error) {
      this.#database.close();
      throw error;
    }
    this.#insert = this.#database.query('INSERT INTO records (kind, body, taken_at) VALUES (?, ?, ?)');
    this.#delete = this.#database.query('DELETE FROM records WHERE id = ?');
    // The plus keeps SQLite from its index, by which it would have to sort all that wait.
    this.#oldest = this.#database.query(
      'SELECT id, kind, body, taken_at FROM records WHERE +refusal IS NULL ORDER BY id LIMIT ?',
    );
  }

  /** Returns once all of them are on the disk; throws when none of them is, because the spool is full or the disk fails. */
  append(records: readonly SpoolRecord[]): void {
    const takenAt = Date.now();
    this.#write(() => {
      for (const { kind, body } of records) this.#insert.run(kind, body, takenAt);
    });
  }

  /** Those that came first, at most `count`. */
  oldest(count: number): WaitingRecord[] {
    return this.#oldest
      .all(count)
      .map(({ id, kind, body, taken_at: takenAt }) => ({ id, kind, body, takenAt: new Date(takenAt) }));
  }

  /** Takes records off; with the last of them nothing of any is left on the disk. */
  remove(records: readonly WaitingRecord[]): void {
    this.#write(() => {
      for (const { id } of records) this.#delete.run(id);
    });
    if (this.isEmpty()) this.#renewLog();
  }

  /** Puts a record aside, with a word on why. It no longer waits. */
  refuse({ id }: WaitingRecord, refusal: string): void {
    this.#database.query('UPDATE records SET refusal = ? WHERE id = ?').run(refusal, id);
  }

  isEmpty(): boolean {
    return this.#oldest.get(1) === null;
  }

  level(): SpoolLevel {
    const query = this.#database.query<{ waiting: number; oldest: number | null; refused: number }, []>(`
      SELECT count(*) FILTER (WHERE refusal IS NULL) AS waiting, min(taken_at) FILTER (WHERE refusal IS NULL) AS oldest,
        count(*) FILTER (WHERE refusal IS NOT NULL) AS refused
      FROM records`);
    const { waiting, oldest, refused } = query.get() ?? { waiting: 0, oldest: null, refused: 0 };
    const isFull = numberIn(this.#database, 'freelist_count') < fullPages;
    return { waiting, oldestTakenAt: oldest === null ? null : new Date(oldest), refused, isFull };
  }

  close(): void {
    this.#database.close();
  }

  /** The file itself is wiped as it is written; its log would keep what it held until something else is written there. */
  #renewLog(): void {
    this.#database.run('PRAGMA wal_checkpoint(TRUNCATE)');
    reserve(this.#database, logPages);
    this.#database.run('PRAGMA wal_checkpoint(RESTART)');
  }

  /** One transaction. A log that could not grow is used from its beginning once it has been brought into the file. */
  #write(work: () => void): void {
    const transaction = this.#database.transaction(work);
    try {
      transaction.immediate();
    } catch (error) {
      if (!isFull(error)) throw error;
      this.#database.run('PRAGMA wal_checkpoint(RESTART)');
      transaction.immediate();
    }
  }
}

function prepare(database: Database, maxBytes: number): void {
  // Another process may be taking the space, which is one long write.
  database.run('PRAGMA busy_timeout = 5000');
  const pages = Math.max(Math.floor(maxBytes / bytesOfPage), 2 * logPages);
  // Before there is a log, for all of it would pass through the log.
  if (pagesOf(database) < pages) reserve(database, pages);
  database.run('PRAGMA journal_mode = WAL');
  // Every commit is on the disk when it returns; a torn one at the end of the log is not there at the next opening.
  database.run('PRAGMA synchronous = FULL');
  // There are names in it.
  database.run('PRAGMA secure_delete = ON');
  database.run(`PRAGMA wal_autocheckpoint = ${logPages}`);
  database.run(`
    CREATE TABLE IF NOT EXISTS records (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      kind TEXT NOT NULL,
      body TEXT NOT NULL,
      taken_at INTEGER NOT NULL,
      refusal TEXT
    ) STRICT`);
  // To tell how many wait without reading them.
  database.run('CREATE INDEX IF NOT EXISTS records_waiting ON records (refusal, taken_at)');
  database.run(`PRAGMA max_page_count = ${pagesOf(database)}`);
  // The log takes its own space by being written once to its full length.
  reserve(database, logPages);
  database.run('PRAGMA wal_checkpoint(RESTART)');
  database.run('PRAGMA busy_timeout = 1000');
}

/** Has a thing of so many pages written and dropped: the file keeps the space. */
function reserve(database: Database, pages: number): void {
  const space = (pages - pagesOfUse) * bytesOfPage;
  database
    .transaction(() => {
      database.run('CREATE TABLE reserved (space BLOB)');
      database.run('INSERT INTO reserved VALUES (zeroblob(?))', [space]);
      database.run('DROP TABLE reserved');
    })
    .immediate();
}

const pagesOf = (database: Database): number => numberIn(database, 'page_count');

function numberIn(database: Database, pragma: string): number {
  const row = database.query<Record<string, number>, []>(`PRAGMA ${pragma}`).get();
  return row?.[pragma] ?? 0;
}

function isFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'SQLITE_FULL';
}
