import type { BenchPart } from './bench-part.ts';
import { callCost } from './parts/call-cost.ts';
import { join } from './parts/join.ts';
import { pageUsable } from './parts/page-usable.ts';
import { pageWeight } from './parts/page-weight.ts';
import { signing } from './parts/signing.ts';
import { token } from './parts/token.ts';
import { tokenCost } from './parts/token-cost.ts';
import { tokenSlowDisk } from './parts/token-slow-disk.ts';

/** Every comparison, in the order of the report. */
export const benchParts: readonly BenchPart[] = [
  token,
  tokenSlowDisk,
  tokenCost,
  signing,
  pageWeight,
  pageUsable,
  join,
  callCost,
];
