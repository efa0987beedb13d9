import type { Measure } from './accounting/measure.ts';

/** One item of the checklist that a machine goes through. */
export type StabilityPart = {
  /** What it is called on the command line. */
  readonly name: string;
  /** What happens to the people in a meeting, and what must be true all the same: two cells of the checklist. */
  readonly item: string;
  readonly requires: string;
  /** How often by default, how often in the quick form (0: it has none), and what is counted ("kills"). */
  readonly cycles: number;
  readonly quickCycles: number;
  readonly unit: string;
  /** It is ended and has failed when it takes longer, as often as is usual. */
  readonly limitMinutes: number;
  /** It impairs the network, and so has to have one of its own. */
  readonly needsOwnNetwork?: true;
  run(settings: PartSettings): Promise<Outcome>;
};

export type PartSettings = {
  readonly cycles: number;
  /** A line for whoever watches. */
  readonly report: (line: string) => void;
};

export type Outcome = {
  readonly measures: readonly Measure[];
  /** What else is worth a line in the report: what people saw, for one. */
  readonly notes?: readonly string[];
  /** What this machine has not, in one line, where the part could not be gone through because of it. */
  readonly lacks?: string;
};
