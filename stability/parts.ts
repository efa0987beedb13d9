import { freeze } from './parts/freeze.ts';
import { recovery } from './parts/recovery.ts';
import type { StabilityPart } from './stability-part.ts';

/** Every item a machine goes through, in the order of the report. */
export const stabilityParts: readonly StabilityPart[] = [recovery, freeze];
