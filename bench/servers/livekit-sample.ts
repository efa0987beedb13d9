import express from 'express';
import { AccessToken } from 'livekit-server-sdk';

// A program of its own: what LiveKit's documentation has people write first. It trusts whoever asks, and keeps nothing.
const { LIVEKIT_API_KEY, LIVEKIT_API_SECRET, PORT } = process.env;
const app = express();

app.post('/auth/token', async (_request, response) => {
  const roomName = 'quickstart-room';
  const token = new AccessToken(LIVEKIT_API_KEY, LIVEKIT_API_SECRET, {
    identity: 'quickstart-user',
    ttl: '10m',
  });
  token.addGrant({ roomJoin: true, room: roomName });
  response.send(await token.toJwt());
});

app.listen(Number(PORT), '127.0.0.1');
