import { expect, test } from 'bun:test';
import { DisconnectReason } from 'livekit-client';
import { endReason } from './end-reason.ts';

test.each([
  ['PARTICIPANT_REMOVED', 'removed'],
  ['ROOM_DELETED', 'room-closed'],
  ['ROOM_CLOSED', 'room-closed'],
  ['DUPLICATE_IDENTITY', 'joined-elsewhere'],
] as const)('%s is final: %p', (reason, end) => {
  expect(endReason(DisconnectReason[reason])).toBe(end);
});

test.each([
  'CLIENT_INITIATED',
  'SERVER_SHUTDOWN',
  'STATE_MISMATCH',
  'SIGNAL_CLOSE',
  'JOIN_FAILURE',
  'MIGRATION',
  'CONNECTION_TIMEOUT',
  'MEDIA_FAILURE',
  'UNKNOWN_REASON',
] as const)('after %s the page goes on by itself', (reason) => {
  expect(DisconnectReason[reason]).toBeNumber();
  expect(endReason(DisconnectReason[reason])).toBeNull();
});

test('so it does when the SDK gives no reason', () => {
  expect(endReason(undefined)).toBeNull();
});
