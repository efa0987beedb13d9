import { AccessToken, RoomConfiguration } from 'livekit-server-sdk';
import { participantGrant } from './grant.ts';

/** How long a token opens the door. Who is in stays in: the SFU renews it for the connected. */
export const tokenTtlSeconds = 600;

/** The LiveKit API key a token is signed in the name of, and its secret. */
export type SigningKey = { readonly apiKey: string; readonly apiSecret: string };

/** Whom a token lets in. */
export type Participant = { readonly identity: string; readonly name: string; readonly room: JoinedRoom };

/** Where to. The SFU takes `maxParticipants` from whoever comes first and turns away all beyond it. */
export type JoinedRoom = { readonly name: string; readonly maxParticipants: number };

/** The only signer: a LiveKit JWT for one participant and one room, valid {@link tokenTtlSeconds} from now. */
export function signJoinToken(participant: Participant, key: SigningKey): Promise<string> {
  const { identity, name, room } = participant;
  const token = new AccessToken(key.apiKey, key.apiSecret, { identity, name, ttl: tokenTtlSeconds });
  token.addGrant(participantGrant(room.name));
  token.roomConfig = new RoomConfiguration({ maxParticipants: room.maxParticipants });
  return token.toJwt();
}
