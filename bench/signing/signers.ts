import { createHmac, createSecretKey } from 'node:crypto';
import { AccessToken, RoomConfiguration } from 'livekit-server-sdk';
import { participantGrant } from '../../apps/api/src/auth/grant.ts';
import { JoinTokenSigner, tokenTtlSeconds } from '../../apps/api/src/auth/join-token.ts';

/** Signs once; the number makes each participant another one. */
export type Signer = (count: number) => unknown;

const key = { apiKey: 'APIbench', apiSecret: 'kX9vQ2mTz7RbL4wNcY8sHd3GfJ6pUaE5xV1nZ0qB' };
const room = { name: 'Daily-Meeting-01', maxParticipants: 100 };
const name = 'Ana Souza';

/** As the API signs. */
export function ourSigner(): (count: number) => string {
  const signer = new JoinTokenSigner(key, room.maxParticipants);
  return (count) => signer.sign({ identity: `p_${count}`, name, roomName: room.name });
}

/** The same claims by the SDK, as its documentation has it. */
export function signWithSdk(count: number): Promise<string> {
  const { apiKey, apiSecret } = key;
  const token = new AccessToken(apiKey, apiSecret, { identity: `p_${count}`, name, ttl: tokenTtlSeconds });
  token.addGrant(participantGrant(room.name));
  token.roomConfig = new RoomConfiguration({ maxParticipants: room.maxParticipants });
  return token.toJwt();
}

/** Nothing but the HMAC-SHA256 of as many bytes as a token of ours signs: no signer of one core is faster. */
export function hmacOnly(): Signer {
  const token = ourSigner()(0);
  const signed = Buffer.from(token.slice(0, token.lastIndexOf('.')));
  const secret = createSecretKey(Buffer.from(key.apiSecret));
  return () => createHmac('sha256', secret).update(signed).digest('base64url');
}
