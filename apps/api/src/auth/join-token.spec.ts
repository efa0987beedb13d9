import { expect, setSystemTime, test } from 'bun:test';
import { AccessToken, RoomConfiguration, TokenVerifier } from 'livekit-server-sdk';
import { participantGrant } from './grant.ts';
import { JoinTokenSigner } from './join-token.ts';

const key = { apiKey: 'APIabc', apiSecret: 'kX9vQ2mTz7RbL4wNcY8sHd3GfJ6pUaE5xV1nZ0qB' };
const signer = new JoinTokenSigner(key, 12);

test('says who, where, for how long and what is allowed, and nothing else', async () => {
  const before = Math.floor(Date.now() / 1000);
  const token = signer.sign({ identity: 'p_1', name: 'João 👩‍🚀', roomName: 'Daily-Meeting-01' });
  const claims: Record<string, unknown> = {
    ...(await new TokenVerifier(key.apiKey, key.apiSecret).verify(token)),
  };
  const issuedAt = Number(claims.nbf);
  expect(issuedAt).toBeWithin(before, before + 3);
  // A new key in a token is a new right until proven otherwise: it has to be written down here first.
  expect(claims).toEqual({
    iss: 'APIabc',
    sub: 'p_1',
    name: 'João 👩‍🚀',
    nbf: issuedAt,
    exp: issuedAt + 600,
    video: {
      roomJoin: true,
      room: 'Daily-Meeting-01',
      canPublish: true,
      canSubscribe: true,
      canPublishSources: ['camera', 'microphone'],
      canPublishData: false,
      canUpdateOwnMetadata: false,
    },
    roomConfig: {
      maxParticipants: 12,
      // What the SDK writes of what is not said: LiveKit reads each as its own default.
      name: '',
      emptyTimeout: 0,
      departureTimeout: 0,
      minPlayoutDelay: 0,
      maxPlayoutDelay: 0,
      syncStreams: false,
      metadata: '',
      agents: [],
      tags: {},
    },
  });
});

test('is signed with the secret', async () => {
  const token = signer.sign({ identity: 'p_1', name: 'Ana', roomName: 'a' });
  await expect(new TokenVerifier(key.apiKey, `${key.apiSecret}x`).verify(token)).rejects.toThrow();
});

test('is the token that the SDK makes of the same, header and claims', async () => {
  const participant = { identity: 'p_1', name: 'João 👩‍🚀', roomName: 'Daily-Meeting-01' };
  setSystemTime(new Date('2026-01-02T03:04:05.678Z'));
  try {
    const sdk = new AccessToken(key.apiKey, key.apiSecret, { identity: 'p_1', name: 'João 👩‍🚀', ttl: 600 });
    sdk.addGrant(participantGrant('Daily-Meeting-01'));
    sdk.roomConfig = new RoomConfiguration({ maxParticipants: 12 });
    const [ours, theirs] = [signer.sign(participant), await sdk.toJwt()].map(partsOf);
    expect(ours).toEqual(theirs);
    expect(ours?.[0]).toEqual({ alg: 'HS256' });
  } finally {
    setSystemTime();
  }
});

/** Header and claims; not the signature, which depends on the order of the claims. */
function partsOf(token: string): unknown[] {
  const parts = token.split('.').slice(0, 2);
  return parts.map((part) => JSON.parse(Buffer.from(part, 'base64url').toString()));
}
