import type { Unit } from '../stability/accounting/measure.ts';

/** One comparison with what people would pick instead, measured side by side in one run. */
export type BenchPart = {
  /** What it is called on the command line. */
  readonly name: string;
  /** What is measured, and beside what: two cells of the report. */
  readonly item: string;
  readonly beside: string;
  /** Interleaved rounds by default. */
  readonly rounds: number;
  readonly limitMinutes: number;
  run(settings: BenchSettings): Promise<BenchOutcome>;
};

export type BenchSettings = { readonly rounds: number; readonly report: (line: string) => void };

export type BenchOutcome = {
  readonly figures: readonly Figure[];
  /** What explains a figure: a profile's lines, a condition of the disk. */
  readonly notes?: readonly string[];
  /** How the database does what was measured; written beside the report. */
  readonly plans?: readonly QueryPlan[];
  /** Why it could not be measured here, in one line. */
  readonly lacks?: string;
};

/** A statement and what EXPLAIN says of it. */
export type QueryPlan = { readonly what: string; readonly sql: string; readonly lines: readonly string[] };

/** One figure of ours and of each alternative, one value for each round, in the same order of rounds. */
export type Figure = {
  readonly what: string;
  readonly unit?: Unit;
  /** With so many of something (instances, rows, tiles); the same thing with other numbers shows how it grows. */
  readonly size?: number;
  readonly ours: readonly number[];
  /** By the alternative's name. */
  readonly beside?: Readonly<Record<string, readonly number[]>>;
  /** The median over rounds of ours ÷ theirs must be at least or at most this. */
  readonly target?: { readonly against: string; readonly least?: number; readonly most?: number };
  /** The median of ours must be at most or at least this, where nothing stands beside. */
  readonly bound?: { readonly least?: number; readonly most?: number };
};
