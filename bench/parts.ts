import type { BenchPart } from './bench-part.ts';
import { callCost } from './parts/call-cost.ts';
import { devStart } from './parts/dev-start.ts';
import { growthInstances } from './parts/growth-instances.ts';
import { growthRows } from './parts/growth-rows.ts';
import { join } from './parts/join.ts';
import { memoryUnderLoad } from './parts/memory-under-load.ts';
import { pageUsable } from './parts/page-usable.ts';
import { pageWeight } from './parts/page-weight.ts';
import { picturesReceived } from './parts/pictures-received.ts';
import { signing } from './parts/signing.ts';
import { start } from './parts/start.ts';
import { token } from './parts/token.ts';
import { tokenCost } from './parts/token-cost.ts';
import { tokenSlowDisk } from './parts/token-slow-disk.ts';

/** Every comparison, in the order of the report. */
export const benchParts: readonly BenchPart[] = [
  token,
  tokenSlowDisk,
  tokenCost,
  signing,
  start,
  memoryUnderLoad,
  pageWeight,
  pageUsable,
  join,
  callCost,
  picturesReceived,
  devStart,
  growthInstances,
  growthRows,
];
