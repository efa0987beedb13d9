import * as z from 'zod/mini';
import { ParticipantName } from './participant-name.ts';
import { RoomName } from './room-name.ts';

/** Taken only when it says nothing. To drop it in silence would leave an application waiting for what never comes. */
const refused = (what: string) =>
  z.optional(
    z.unknown().check(z.refine(isEmpty, `${what} is not the caller's to choose here: leave it out.`)),
  );

/**
 * The body of `POST /auth/livekit-token`, as LiveKit's SDKs write it for `TokenSource.endpoint`. Both names are those of
 * `POST /auth/token`; null stands for left out. Metadata, attributes and room configuration are refused unless they are
 * empty. An identity, which some SDKs send without being told to, and keys that are not known are passed over: the
 * identity is the server's to make, and stands in the token.
 */
export const LivekitTokenRequest = z.object({
  room_name: z.nullish(RoomName),
  participant_name: ParticipantName,
  participant_metadata: refused('Metadata'),
  participant_attributes: refused('An attribute'),
  room_config: refused('A room configuration'),
});
export type LivekitTokenRequest = z.infer<typeof LivekitTokenRequest>;

/**
 * The answer of `POST /auth/livekit-token`: the SFU's address, `ws://` or `wss://`, and the same LiveKit JWT that
 * `POST /auth/token` issues. The room's name, when the server made it, is the token's `video.room`.
 */
export const LivekitTokenResponse = z.strictObject({
  server_url: z.url({ protocol: /^wss?$/ }),
  participant_token: z.string().check(z.minLength(1)),
});
export type LivekitTokenResponse = z.infer<typeof LivekitTokenResponse>;

function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}
