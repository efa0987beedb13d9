import type { BenchPart } from './bench-part.ts';
import { signing } from './parts/signing.ts';
import { token } from './parts/token.ts';
import { tokenSlowDisk } from './parts/token-slow-disk.ts';

/** Every comparison, in the order of the report. */
export const benchParts: readonly BenchPart[] = [token, tokenSlowDisk, signing];
