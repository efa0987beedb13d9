import { describe, expect, test } from 'bun:test';
import { ParticipantInfo } from 'livekit-server-sdk';
import { seenParticipantOf } from './seen-participant.ts';

/** As LiveKit sends it. */
const ana = { sid: 'PA_1', identity: 'p_1', name: 'Ana', state: 'ACTIVE', joinedAtMs: '1700000000250' };

describe('a participant the SFU lists', () => {
  test('is who, since when', () => {
    expect(read(ana)).toEqual({
      identity: 'p_1',
      participantSid: 'PA_1',
      participantName: 'Ana',
      connectedAt: new Date(1_700_000_000_250),
      hasJoined: true,
    });
  });

  test.each([
    ['is only on its way in', { state: 'JOINED' }],
    ['has said no more than hello', { state: 'JOINING' }],
    ['is an agent', { kind: 'AGENT' }],
    ['is a recorder', { kind: 'EGRESS' }],
  ])('is there and has not joined when it %s', (_what, differently) => {
    expect(read({ ...ana, ...differently })).toMatchObject({ participantSid: 'PA_1', hasJoined: false });
  });

  test('is not there when it is leaving', () => {
    expect(read({ ...ana, state: 'DISCONNECTED' })).toBeNull();
  });

  test('may be of no known beginning', () => {
    expect(read({ ...ana, joinedAtMs: '0' })).toMatchObject({ connectedAt: null });
  });
});

function read(json: Record<string, string>) {
  return seenParticipantOf(ParticipantInfo.fromJson(json));
}
