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
const who = { identity: 'p_1', participantSid: 'PA_1', joinedAt: new Date(1_700_000_000_250) };
const at = { roomName: 'Daily-Meeting-01', roomSid: 'RM_1' };

describe('sessionEventOf', () => {
  test('participant_joined: when, to the millisecond', () => {
    expect(read({ event: 'participant_joined', room, participant })).toEqual({
      kind: 'participantJoined',
      ...who,
      ...at,
    });
  });

  test('participant_joined of a server that tells only seconds', () => {
    const { joinedAtMs: _left, ...older } = participant;
    expect(read({ event: 'participant_joined', room, participant: older })).toMatchObject({
      joinedAt: new Date(1_700_000_000_000),
    });
  });

  test('participant_left: when and why, by its name', () => {
    const gone = { ...participant, disconnectReason: 'DUPLICATE_IDENTITY' };
    expect(read({ event: 'participant_left', room, participant: gone })).toEqual({
      kind: 'participantLeft',
      ...who,
      ...at,
      leftAt: new Date(1_700_000_060_000),
      reason: 'DUPLICATE_IDENTITY',
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

  test('room_finished', () => {
    expect(read({ event: 'room_finished', room })).toEqual({
      kind: 'roomFinished',
      ...at,
      finishedAt: new Date(1_700_000_060_000),
    });
  });

  test.each([
    ['room_started', { event: 'room_started', room }],
    ['a track', { event: 'track_published', room, participant }],
    ['an aborted connection', { event: 'participant_connection_aborted', room, participant }],
    ['an event of a later server', { event: 'participant_danced', room, participant }],
    ['a leaving without a participant', { event: 'participant_left', room }],
    ['a leaving without a room', { event: 'participant_left', participant }],
    ['nothing at all', {}],
  ])('null for %s', (_what, webhook) => {
    expect(read(webhook)).toBeNull();
  });
});

function read(webhook: Record<string, unknown>): unknown {
  const json = JSON.stringify({ id: 'EV_1', createdAt: '1700000060', ...webhook });
  return sessionEventOf(WebhookEvent.fromJsonString(json, { ignoreUnknownFields: true }));
}
