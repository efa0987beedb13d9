import type { Figure, QueryPlan } from '../bench-part.ts';

/** What one part measured, as it is kept. */
export type Result = {
  readonly name: string;
  readonly rounds: number;
  readonly figures: readonly Figure[];
  /** The targets that were missed, in words. */
  readonly misses: readonly string[];
  readonly notes?: readonly string[];
  readonly plans?: readonly QueryPlan[];
  /** What the machine has not, where the part was left out because of it. */
  readonly lacks?: string;
  readonly seconds: number;
  /** ISO 8601. */
  readonly finishedAt: string;
  readonly machine: string;
  /** The machine's load, averaged over five minutes, at the end; the part's own work is in it. */
  readonly load: number;
};
