import { describe, expect, test } from 'bun:test';
import { ClientConfig } from './client-config.ts';

describe('ClientConfig', () => {
  test.each(['ws://127.0.0.1:7880', 'wss://sfu.example.org', 'wss://meet.example.org:8443/sfu'])(
    'takes %p',
    (url) => {
      expect(ClientConfig.parse({ livekitUrl: url })).toEqual({ livekitUrl: url });
    },
  );

  test.each(['http://127.0.0.1:7880', 'javascript:alert(1)', 'sfu', '', null])('refuses %p', (url) => {
    expect(ClientConfig.safeParse({ livekitUrl: url }).success).toBe(false);
  });
});
