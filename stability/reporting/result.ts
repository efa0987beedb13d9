import type { Measure } from '../accounting/measure.ts';

/** What one part measured, as it is kept. */
export type Result = {
  readonly name: string;
  readonly cycles: number;
  readonly measures: readonly Measure[];
  /** The goals that were missed, in words. */
  readonly misses: readonly string[];
  readonly notes?: readonly string[];
  /** What the machine has not, where the part was left out because of it. */
  readonly lacks?: string;
  readonly seconds: number;
  /** ISO 8601. */
  readonly finishedAt: string;
  readonly machine: string;
  /** The machine's load, averaged over five minutes, at the end; above the number of cores something waited. */
  readonly load: number;
};
