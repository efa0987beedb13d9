import { describe, expect, test } from 'bun:test';
import { publicSfuUrl } from './public-sfu-url.ts';

describe('publicSfuUrl', () => {
  test('is what was configured, however the caller came', () => {
    const url = 'wss://sfu.example.org';
    expect(publicSfuUrl(url, { protocol: 'http', host: 'meet.example.org' })).toBe(url);
  });

  test.each([
    ['http', 'localhost:8080', 'ws://localhost:8080'],
    ['https', '192.168.1.20:8443', 'wss://192.168.1.20:8443'],
    ['https', 'Meet.Example.org', 'wss://meet.example.org'],
    ['https', '[fd00::1]:8443', 'wss://[fd00::1]:8443'],
  ])('is, without one, the caller’s own: %s://%s', (protocol, host, url) => {
    expect(publicSfuUrl(null, { protocol, host })).toBe(url);
  });

  test.each([
    undefined,
    '',
    'a b',
    'ana@meet.example.org',
    'meet.example.org/rtc',
    'meet.example.org?x',
    '#',
  ])('is not made of the host %p', (host) => {
    expect(() => publicSfuUrl(null, { protocol: 'https', host })).toThrow('does not say at which address');
  });
});
