import { AccessToken } from 'livekit-server-sdk';
import { participantGrant } from './grant.ts';

/** How long a token opens the door. Who is in stays in: the SFU renews it for the connected. */
export const tokenTtlSeconds = 600;

/** The LiveKit API key a token is signed in the name of, and its secret. */
export type SigningKey = { readonly apiKey: string; readonly apiSecret: string };

/** Whom a token lets in, and where. */
export type Participant = { readonly identity: string; readonly name: string; readonly roomName: string };

/** The only signer: a LiveKit JWT for one participant and one room, valid {@link tokenTtlSeconds} from now. */
export function signJoinToken(participant: Participant, key: SigningKey): Promise<string> {
  const { identity, name, roomName } = participant;
  const token = new AccessToken(key.apiKey, key.apiSecret, { identity, name, ttl: tokenTtlSeconds });
  token.addGrant(participantGrant(roomName));
  return token.toJwt();
}
