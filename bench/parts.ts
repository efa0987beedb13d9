import type { BenchPart } from './bench-part.ts';

/** Every comparison, in the order of the report. */
export const benchParts: readonly BenchPart[] = [];
