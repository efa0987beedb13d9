import { expect, test } from 'bun:test';
import { DisconnectReason } from 'livekit-client';
import { endReason } from './end-reason.ts';

test.each([
  [DisconnectReason.CLIENT_INITIATED, 'left'],
  [DisconnectReason.PARTICIPANT_REMOVED, 'removed'],
  [DisconnectReason.ROOM_DELETED, 'room-closed'],
  [DisconnectReason.ROOM_CLOSED, 'room-closed'],
  [DisconnectReason.DUPLICATE_IDENTITY, 'joined-elsewhere'],
  [DisconnectReason.SERVER_SHUTDOWN, 'connection-lost'],
  [DisconnectReason.STATE_MISMATCH, 'connection-lost'],
  [DisconnectReason.UNKNOWN_REASON, 'connection-lost'],
  [undefined, 'connection-lost'],
] as const)('LiveKit reason %p is %p', (reason, end) => {
  expect(endReason(reason)).toBe(end);
});
