import { randomBytes, randomUUID } from 'node:crypto';
import express from 'express';
import { AccessToken } from 'livekit-server-sdk';
import pg from 'pg';
import * as z from 'zod';

// A program of its own: the work of `POST /auth/token` as most people would write it. It checks the body, signs, stores a row,
// answers. It limits nobody, counts nothing and logs nothing.
const { LIVEKIT_API_KEY, LIVEKIT_API_SECRET, DATABASE_URL, PORT } = process.env;
const tokenTtlSeconds = 600;
const Body = z.strictObject({
  participantName: z.string().trim().min(1).max(64),
  roomName: z
    .string()
    .regex(/^[\w-]{1,64}$/)
    .optional(),
});

const pool = new pg.Pool({ connectionString: DATABASE_URL, max: 10 });
await pool.query(`CREATE TABLE IF NOT EXISTS issued_tokens (
  id uuid PRIMARY KEY, identity text NOT NULL UNIQUE, room_name text NOT NULL, participant_name text NOT NULL,
  issued_at timestamptz NOT NULL, token_expires_at timestamptz NOT NULL)`);

const app = express();
app.use(express.json({ limit: '16kb' }));

app.post('/auth/token', async (request, response) => {
  const body = Body.safeParse(request.body);
  if (!body.success) {
    response.status(400).json({ error: 'invalid body' });
    return;
  }
  const { participantName, roomName = `room-${randomBytes(10).toString('hex')}` } = body.data;
  const identity = `p_${randomBytes(12).toString('base64url')}`;
  const token = new AccessToken(LIVEKIT_API_KEY, LIVEKIT_API_SECRET, {
    identity,
    name: participantName,
    ttl: tokenTtlSeconds,
  });
  token.addGrant({ roomJoin: true, room: roomName, canPublish: true, canSubscribe: true });
  const signed = await token.toJwt();
  const issuedAt = new Date();
  await pool.query(
    `INSERT INTO issued_tokens (id, identity, room_name, participant_name, issued_at, token_expires_at)
     VALUES ($1, $2, $3, $4, $5, $6)`,
    [
      randomUUID(),
      identity,
      roomName,
      participantName,
      issuedAt,
      new Date(issuedAt.getTime() + tokenTtlSeconds * 1000),
    ],
  );
  response.status(201).json({ token: signed, roomName });
});

app.listen(Number(PORT), '127.0.0.1');
