import { createHash, createHmac } from 'node:crypto';

export type SigningKey = { readonly apiKey: string; readonly apiSecret: string };

/** What may be wrong with a signature; all of it right without. */
export type SignatureFlaws = {
  readonly issuer?: string;
  readonly secret?: string;
  readonly algorithm?: 'HS256' | 'none';
  /** How far the signer's clock is from ours. */
  readonly skewSeconds?: number;
  /** Over other bytes than those sent; null: over none at all. */
  readonly signedBody?: string | null;
};

const livesSeconds = 300;

/** The `Authorization` LiveKit sends with a webhook: a JWT that holds the body's SHA-256. */
export function webhookSignature(body: string, key: SigningKey, flaws: SignatureFlaws = {}): string {
  const { issuer = key.apiKey, secret = key.apiSecret, algorithm = 'HS256', skewSeconds = 0 } = flaws;
  const signedBody = flaws.signedBody === undefined ? body : flaws.signedBody;
  const now = Math.floor(Date.now() / 1000) + skewSeconds;
  const sha256 =
    signedBody === null ? {} : { sha256: createHash('sha256').update(signedBody).digest('base64') };
  const head = part({ alg: algorithm, typ: 'JWT' });
  const signed = `${head}.${part({ iss: issuer, nbf: now, exp: now + livesSeconds, ...sha256 })}`;
  if (algorithm === 'none') return `${signed}.`;
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
}

/** Sends these bytes with this authorization as they are; the answer's status. */
export async function postWebhook(
  apiUrl: string,
  body: string | Uint8Array<ArrayBuffer>,
  authorization: string | null,
): Promise<number> {
  const response = await fetch(`${apiUrl}/webhooks/livekit`, {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/webhook+json',
      ...(authorization !== null && { authorization }),
    },
  });
  await response.arrayBuffer();
  return response.status;
}

function part(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
