import { describe, expect, test } from 'bun:test';
import { TokenRequest, TokenResponse } from './token.ts';

describe('TokenRequest', () => {
  test('takes a name alone', () => {
    expect(TokenRequest.parse({ participantName: ' Ana ' })).toEqual({ participantName: 'Ana' });
  });

  test('keeps the case of a room name', () => {
    const request = { participantName: 'Ana', roomName: 'Daily-Meeting-01' };
    expect(TokenRequest.parse(request)).toEqual(request);
  });

  test.each(['identity', 'sub', 'metadata', 'attributes', 'roomConfig', 'grants', 'ttl'])(
    'refuses the extra key %p',
    (key) => {
      const result = TokenRequest.safeParse({ participantName: 'Ana', [key]: 'x' });
      expect(result.error?.issues[0]?.code).toBe('unrecognized_keys');
    },
  );

  test('refuses a __proto__ key that came as JSON', () => {
    const body: unknown = JSON.parse('{"participantName":"Ana","__proto__":{"roomName":"x"}}');
    expect(TokenRequest.safeParse(body).success).toBe(false);
  });

  test.each([[null], [[]], ['Ana'], [{}], [{ roomName: 'abc' }], [{ participantName: 'Ana', roomName: '' }]])(
    'refuses %p',
    (body) => {
      expect(TokenRequest.safeParse(body).success).toBe(false);
    },
  );
});

describe('TokenResponse', () => {
  test('is exactly token and roomName', () => {
    expect(TokenResponse.safeParse({ token: 'a.b.c', roomName: 'abc' }).success).toBe(true);
    expect(TokenResponse.safeParse({ token: 'a.b.c', roomName: 'abc', url: 'ws://x' }).success).toBe(false);
  });
});
