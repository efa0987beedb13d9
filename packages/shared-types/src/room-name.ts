import * as z from 'zod/mini';

/** The longest room name, in characters. All are ASCII, so also in bytes; LiveKit itself stops at 256 bytes. */
export const roomNameMaxLength = 64;

const roomNamePattern = /^[A-Za-z0-9](?:[A-Za-z0-9_-]*[A-Za-z0-9])?$/;

/**
 * The name of a room: 1 to 64 ASCII letters, digits, `-` and `_`, beginning and ending with a letter or digit, so
 * that it stands in a URL as it is. Case is kept and matters: `Daily-Meeting-01` and `daily-meeting-01` are two rooms.
 */
export const RoomName = z
  .string('A room name is a string.')
  .check(
    z.maxLength(roomNameMaxLength, `A room name has at most ${roomNameMaxLength} characters.`),
    z.regex(
      roomNamePattern,
      'A room name has only letters, digits, "-" and "_", and begins and ends with a letter or digit.',
    ),
  );
export type RoomName = z.infer<typeof RoomName>;
