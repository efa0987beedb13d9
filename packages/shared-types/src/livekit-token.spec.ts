import { describe, expect, test } from 'bun:test';
import { LivekitTokenRequest, LivekitTokenResponse } from './livekit-token.ts';

const least = { participant_name: 'Ana' };

describe('LivekitTokenRequest', () => {
  test('takes a name, normalised, and a room', () => {
    const request = { participant_name: ' Ana  Souza ', room_name: 'Daily-Meeting-01' };
    expect(LivekitTokenRequest.parse(request)).toEqual({ ...request, participant_name: 'Ana Souza' });
  });

  test.each([
    ['a room left out with null', { room_name: null }],
    ['metadata that is empty', { participant_metadata: '' }],
    ['attributes that are none', { participant_attributes: {} }],
    ['a room configuration that is null', { room_config: null }],
  ])('takes %s', (_what, more) => {
    expect(LivekitTokenRequest.safeParse({ ...least, ...more }).success).toBe(true);
  });

  test.each([
    ['an identity', { participant_identity: 'admin' }],
    ['a key it does not know', { participant_kind: 'agent' }],
    ['the names of the other endpoint', { roomName: 'a b', participantName: 7 }],
  ])('passes over %s', (_what, more) => {
    expect(LivekitTokenRequest.parse({ ...least, ...more })).toEqual(least);
  });

  test.each([
    ['metadata', 'participant_metadata', '{"role":"host"}'],
    ['an attribute', 'participant_attributes', { role: 'host' }],
    ['a room configuration', 'room_config', { agents: [{ agent_name: 'spy' }] }],
    ['a room configuration that is a number', 'room_config', 0],
    ['a room name with a space', 'room_name', 'a b'],
    ['an empty room name', 'room_name', ''],
    ['a name of one letter', 'participant_name', 'A'],
    ['a name that is null', 'participant_name', null],
  ])('refuses %s and says where it is', (_what, key, value) => {
    const result = LivekitTokenRequest.safeParse({ ...least, [key]: value });
    expect(result.error?.issues.map(({ path }) => path)).toEqual([[key]]);
  });

  test.each([[null], [[]], ['Ana'], [{}], [{ participantName: 'Ana' }]])('refuses %p', (body) => {
    expect(LivekitTokenRequest.safeParse(body).success).toBe(false);
  });
});

describe('LivekitTokenResponse', () => {
  const response = { server_url: 'wss://sfu.example.org', participant_token: 'a.b.c' };

  test('is exactly an address and a token', () => {
    expect(LivekitTokenResponse.parse(response)).toEqual(response);
    expect(LivekitTokenResponse.safeParse({ ...response, identity: 'p_1' }).success).toBe(false);
    expect(LivekitTokenResponse.safeParse({ ...response, server_url: 'http://x' }).success).toBe(false);
  });
});
