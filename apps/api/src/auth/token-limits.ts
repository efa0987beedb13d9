import { RoomName } from '@livemeet/shared-types';
import { addressKey } from '../limits/address-key.ts';
import type { Limit } from '../limits/limit.ts';

/** A class of 100 behind one address joins within a minute, and a fifth of it reloads once. */
const perAddress: Limit = {
  name: 'tokens-per-address',
  windowSeconds: 60,
  most: () => 120,
  keyOf: ({ ip }) => addressKey(ip),
};

/** A full room comes in within a minute, comes back once when the SFU starts again, and a fifth of both reloads: 2.4 times. */
const perRoom: Limit = {
  name: 'tokens-per-room',
  windowSeconds: 60,
  most: ({ roomMaxParticipants }) => Math.max(240, Math.ceil(roomMaxParticipants * 2.4)),
  keyOf: ({ body }) => roomNameIn(body),
};

/** All together: what the database behind it is to be spared, see TOKENS_PER_SECOND. */
const perSecond: Limit = {
  name: 'tokens-per-second',
  windowSeconds: 1,
  most: (config) => config.tokensPerSecond,
  keyOf: () => 'all',
};

/** What limits the issuing of tokens, at every endpoint that issues them. */
export const tokenLimits: readonly Limit[] = [perAddress, perRoom, perSecond];

/** The room a body names, as either endpoint spells it; what is no room's name is refused anyway and counts for none. */
function roomNameIn(body: unknown): string | null {
  if (typeof body !== 'object' || body === null) return null;
  const { roomName, room_name } = body as { readonly roomName?: unknown; readonly room_name?: unknown };
  const named = roomName ?? room_name;
  return typeof named === 'string' ? (RoomName.safeParse(named).data ?? null) : null;
}
