import { addressKey } from '../limits/address-key.ts';
import type { Limit } from '../limits/limit.ts';

/** A page that asks every few seconds stays below it, and so do ten people in lobbies behind one address who ask now and then. */
export const occupancyLimit: Limit = {
  name: 'occupancy-per-address',
  windowSeconds: 60,
  most: () => 60,
  keyOf: ({ ip }) => addressKey(ip),
};
