import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import { claimsToJwtPayload, RoomConfiguration } from 'livekit-server-sdk';
import { participantGrant } from './grant.ts';

/** How long a token opens the door. Who is in stays in: the SFU renews it for the connected. */
export const tokenTtlSeconds = 600;

/** The LiveKit API key a token is signed in the name of, and its secret. */
export type SigningKey = { readonly apiKey: string; readonly apiSecret: string };

/** Whom a token lets in, and where to. */
export type Participant = { readonly identity: string; readonly name: string; readonly roomName: string };

const header = base64url({ alg: 'HS256' });

/**
 * The only signer: LiveKit JWTs, each for one participant and one room, valid {@link tokenTtlSeconds} from now. Claims and
 * header are those of the SDK; the HMAC is done here, at once, where the SDK imports the key anew for each token.
 */
export class JoinTokenSigner {
  readonly #issuer: string;
  readonly #secret: KeyObject;
  readonly #roomConfig: unknown;

  /** The SFU takes `maxParticipants` from whoever comes first into a room and turns away all beyond it. */
  constructor({ apiKey, apiSecret }: SigningKey, maxParticipants: number) {
    this.#issuer = apiKey;
    this.#secret = createSecretKey(apiSecret, 'utf8');
    this.#roomConfig = JSON.parse(JSON.stringify(new RoomConfiguration({ maxParticipants }))); // once, not for each token
  }

  sign({ identity, name, roomName }: Participant): string {
    const now = Math.floor(Date.now() / 1000);
    const claims = base64url({
      ...claimsToJwtPayload({ name, video: participantGrant(roomName) }),
      roomConfig: this.#roomConfig,
      iss: this.#issuer,
      exp: now + tokenTtlSeconds,
      nbf: now,
      sub: identity,
    });
    const signed = `${header}.${claims}`;
    return `${signed}.${createHmac('sha256', this.#secret).update(signed).digest('base64url')}`;
  }
}

function base64url(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
