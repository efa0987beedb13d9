import { randomBytes } from 'node:crypto';

/** RFC 4648's base32 in lower case: 32 characters, so that five bits choose one without favour. */
const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';

/** 16 characters of 5 bits: 80 random bits. The name is all that keeps strangers out of a room. */
const length = 16;

/** A room name nobody can guess: `room-` and 16 characters of lower-case base32. */
export function generatedRoomName(): string {
  // Of each byte five bits are used; 256 is a multiple of 32, so the rest takes nothing from their evenness.
  let name = 'room-';
  for (const byte of randomBytes(length)) name += alphabet.charAt(byte & 31);
  return name;
}
