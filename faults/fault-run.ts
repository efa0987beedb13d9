import type { Figure } from './accounting/figure.ts';

/** One way to break LiveMeet on purpose, and what must hold all the same. */
export type FaultRun = {
  /** What it is called on the command line. */
  readonly name: string;
  /** The fault or bad input, and what LiveMeet must make of it: two cells of the table in docs/reliability.md. */
  readonly fault: string;
  readonly requires: string;
  /** The real parts it starts, beside API and PostgreSQL. */
  readonly parts: string;
  /** How often by default, and what is counted ("kills"). */
  readonly cycles: number;
  readonly unit: string;
  /** It is ended and has failed when it takes longer. */
  readonly limitMinutes: number;
  run(settings: RunSettings): Promise<readonly Figure[]>;
};

export type RunSettings = {
  readonly cycles: number;
  /** A line for whoever watches. */
  readonly report: (line: string) => void;
};
