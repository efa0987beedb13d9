import { expect, test } from 'bun:test';
import { WebhookReceiver } from 'livekit-server-sdk';
import { forgeries } from './forgeries.ts';
import { webhookSignature } from './webhook-signature.ts';

// LiveKit's own receiver is the judge of what is forged: if it believed one of these, the run would prove nothing.
const key = { apiKey: 'APIspec', apiSecret: 'kX9vQ2mTz7RbL4wNcY8sHd3GfJ6pUaEe' };
const receiver = new WebhookReceiver(key.apiKey, key.apiSecret);
const body = JSON.stringify({ event: 'participant_joined', id: 'EV_1', room: { sid: 'RM_1', name: 'Room' } });

test('an honest signature is one', async () => {
  const webhook = await receiver.receive(body, webhookSignature(body, key), false, 60);
  expect(webhook.id).toBe('EV_1');
});

test.each([-355, -300, -55, 0, 55])('so it is from a clock that is %p s off', async (skewSeconds) => {
  const authorization = webhookSignature(body, key, { skewSeconds });
  expect((await receiver.receive(body, authorization, false, 60)).id).toBe('EV_1');
});

test.each(forgeries(key, 'eyJhbGciOiJIUzI1NiJ9.e30.x'))('%s it is none', async (_kind, forge) => {
  const { body: sent, authorization } = forge(body);
  const bytes = Buffer.from(sent);
  await expect(
    receiver.receive(bytes.toString('utf8'), authorization ?? undefined, false, 60),
  ).rejects.toThrow();
});
