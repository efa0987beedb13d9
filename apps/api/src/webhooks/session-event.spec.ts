import { describe, expect, test } from 'bun:test';
import { WebhookEvent } from 'livekit-server-sdk';
import { sessionEventOf } from './session-event.ts';

/** As LiveKit sends them: 64-bit numbers as text, defaults left out. */
const room = { sid: 'RM_1', name: 'Daily-Meeting-01' };
const participant = {
  sid: 'PA_1',
  identity: 'p_1',
  name: 'Ana',
  joinedAt: '1700000000',
  joinedAtMs: '1700000000250',
};
const told = {
  id: 'EV_1',
  roomName: 'Daily-Meeting-01',
  roomSid: 'RM_1',
  at: new Date(1_700_000_060_000),
};
const who = {
  identity: 'p_1',
  participantSid: 'PA_1',
  connectedAt: new Date(1_700_000_000_250),
  reason: 'UNKNOWN_REASON',
};

describe('sessionEventOf', () => {
  test.each(['participant_joined', 'participant_left', 'participant_connection_aborted'])(
    '%s: whose connection, and since when, to the millisecond',
    (event) => {
      expect(read({ event, room, participant })).toEqual({ kind: event, ...told, ...who });
    },
  );

  test('of a server that tells only seconds', () => {
    const { joinedAtMs: _left, ...older } = participant;
    expect(read({ event: 'participant_joined', room, participant: older })).toMatchObject({
      connectedAt: new Date(1_700_000_000_000),
    });
  });

  test.each([
    [undefined, 'UNKNOWN_REASON'],
    ['CLIENT_INITIATED', 'CLIENT_INITIATED'],
    [1, 'CLIENT_INITIATED'],
    [99, '99'],
  ])('participant_left for reason %p: %p', (disconnectReason, reason) => {
    const gone = { ...participant, ...(disconnectReason !== undefined && { disconnectReason }) };
    expect(read({ event: 'participant_left', room, participant: gone })).toMatchObject({ reason });
  });

  test.each(['room_started', 'room_finished'])('%s', (event) => {
    expect(read({ event, room })).toEqual({ kind: event, ...told });
  });

  test.each([
    ['a track', { event: 'track_published', room, participant }],
    ['an event of a later server', { event: 'participant_danced', room, participant }],
    ['a leaving without a participant', { event: 'participant_left', room }],
    ['a leaving without a room', { event: 'participant_left', participant }],
    [
      'a leaving of no known time',
      { event: 'participant_left', room, participant: { ...participant, joinedAt: '0', joinedAtMs: '0' } },
    ],
    ['an event without an id', { id: '', event: 'room_started', room }],
    ['nothing at all', {}],
  ])('null for %s', (_what, webhook) => {
    expect(read(webhook)).toBeNull();
  });
});

function read(webhook: Record<string, unknown>): unknown {
  const json = JSON.stringify({ id: 'EV_1', createdAt: '1700000060', ...webhook });
  return sessionEventOf(WebhookEvent.fromJsonString(json, { ignoreUnknownFields: true }));
}
