import * as z from 'zod/mini';
import { ParticipantName } from './participant-name.ts';
import { RoomName } from './room-name.ts';

/**
 * The body of `POST /auth/token`. Without `roomName` the server makes one with 80 random bits (`room-<id>`). Unknown
 * keys are refused: nothing else about a participant, a room or a grant is the caller's to choose.
 */
export const TokenRequest = z.strictObject({
  participantName: ParticipantName,
  roomName: z.optional(RoomName),
});
export type TokenRequest = z.infer<typeof TokenRequest>;

/** The answer of `POST /auth/token`: a LiveKit JWT, valid 10 minutes for one room, and the name of that room. */
export const TokenResponse = z.strictObject({
  token: z.string().check(z.minLength(1)),
  roomName: RoomName,
});
export type TokenResponse = z.infer<typeof TokenResponse>;
