import { expect, test } from 'bun:test';
import { loopbackConfig } from './loopback-config.ts';

const options = { port: 7880, udpPort: 7882, apiKey: 'key', apiSecret: 'secret' };

test('keeps signalling and media on loopback and calls no STUN server of the internet', () => {
  const config = JSON.parse(loopbackConfig(options, 'linux'));
  expect(config.bind_addresses).toEqual(['127.0.0.1']);
  expect(config.rtc).toEqual({
    node_ip: '127.0.0.1',
    use_external_ip: false,
    enable_loopback_candidate: true,
    interfaces: { includes: ['lo'] },
    ips: { includes: ['127.0.0.1/32'] },
    udp_port: 7882,
    tcp_port: 0,
    stun_servers: ['127.0.0.1:3478'],
  });
});

test('has a port for media over TCP when it is asked for one', () => {
  expect(JSON.parse(loopbackConfig({ ...options, tcpPort: 7881 }, 'linux')).rtc.tcp_port).toBe(7881);
});

test.each([
  ['linux', { includes: ['lo'] }],
  ['darwin', { includes: ['lo0'] }],
  ['win32', undefined],
])('on %s the loopback interface is %p', (platform, expected) => {
  expect(JSON.parse(loopbackConfig(options, platform)).rtc.interfaces).toEqual(expected);
});

test('signs webhooks with a key of their own, and knows both keys', () => {
  const webhook = { url: 'http://127.0.0.1:3000/webhooks/livekit', apiKey: 'other', apiSecret: 'hidden' };
  const config = JSON.parse(loopbackConfig({ ...options, webhook }, 'linux'));
  expect(config.webhook).toEqual({ api_key: 'other', urls: [webhook.url] });
  expect(config.keys).toEqual({ key: 'secret', other: 'hidden' });
});

test('with Redis asks the node who is in a room; without it there is none to ask', () => {
  const shared = JSON.parse(loopbackConfig({ ...options, redisAddress: '127.0.0.1:6379' }, 'linux'));
  expect(shared.redis).toEqual({ address: '127.0.0.1:6379' });
  expect(shared.api).toEqual({ enable_psrpc_for_get_list_participants: true });
  const alone = JSON.parse(loopbackConfig(options, 'linux'));
  expect([alone.redis, alone.api]).toEqual([undefined, undefined]);
});

test('sends no webhooks without an address', () => {
  const config = JSON.parse(loopbackConfig(options, 'linux'));
  expect(config.webhook).toBeUndefined();
  expect(config.keys).toEqual({ key: 'secret' });
});
