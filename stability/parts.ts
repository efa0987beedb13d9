import { apiAway } from './parts/api-away.ts';
import { browserGone } from './parts/browser-gone.ts';
import { churn } from './parts/churn.ts';
import { clocks } from './parts/clocks.ts';
import { freeze } from './parts/freeze.ts';
import { network } from './parts/network.ts';
import { recovery } from './parts/recovery.ts';
import { rooms } from './parts/rooms.ts';
import { sfuStopped } from './parts/sfu-stopped.ts';
import { signalCut } from './parts/signal-cut.ts';
import { smallRooms } from './parts/small-rooms.ts';
import { soak } from './parts/soak.ts';
import { unplugged } from './parts/unplugged.ts';
import type { StabilityPart } from './stability-part.ts';

/** Every item a machine goes through, in the order of the report. */
export const stabilityParts: readonly StabilityPart[] = [
  recovery,
  freeze,
  sfuStopped,
  signalCut,
  apiAway,
  unplugged,
  clocks,
  rooms,
  churn,
  smallRooms,
  browserGone,
  network,
  soak,
];
