import { createHash } from 'node:crypto';
import { AccessToken } from 'livekit-server-sdk';

/** Sends an API a webhook as the SFU that signs with this key would; the stack's is `webhookKey`. */
export async function deliverWebhook(
  apiUrl: string,
  { apiKey, apiSecret }: { readonly apiKey: string; readonly apiSecret: string },
  webhook: object,
): Promise<Response> {
  const body = JSON.stringify(webhook);
  const token = new AccessToken(apiKey, apiSecret, { ttl: 300 });
  token.sha256 = createHash('sha256').update(body).digest('base64');
  return fetch(`${apiUrl}/webhooks/livekit`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/webhook+json', authorization: await token.toJwt() },
  });
}
