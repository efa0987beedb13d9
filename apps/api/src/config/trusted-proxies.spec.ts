import { expect, test } from 'bun:test';
import { parseTrustedProxies } from './trusted-proxies.ts';

test.each([
  ['0', 0],
  [' 2 ', 2],
  ['127.0.0.1', ['127.0.0.1']],
  ['10.0.0.0/8', ['10.0.0.0/8']],
  ['10.0.0.1, 192.168.0.0/16,2001:db8::/32', ['10.0.0.1', '192.168.0.0/16', '2001:db8::/32']],
  ['::1', ['::1']],
  ['10.0.0.1/32, ::1/128', ['10.0.0.1/32', '::1/128']],
])('reads %p as %j', (text, trusted) => {
  expect(parseTrustedProxies(text)).toEqual(trusted);
});

test.each([
  ['everyone', 'true'],
  ['a name', 'loopback'],
  ['a host', 'proxy.example.org'],
  ['too many hops', '10'],
  ['a negative number', '-1'],
  ['a fraction', '1.5'],
  ['an address of two parts', '127.1'],
  ['an address that is a number', '2130706433'],
  ['a part over 255', '256.0.0.1'],
  ['every IPv4 address', '0.0.0.0/0'],
  ['every IPv6 address', '::/0'],
  ['a prefix of 33 bits', '10.0.0.0/33'],
  ['a prefix of 129 bits', '::1/129'],
  ['two prefixes', '10.0.0.0/8/8'],
  ['an empty prefix', '10.0.0.0/'],
  ['a netmask', '10.0.0.0/255.0.0.0'],
  ['an empty item', '10.0.0.1,'],
  ['hops and an address', '1,10.0.0.1'],
])('refuses %s: %p', (_what, text) => {
  expect(parseTrustedProxies(text)).toBeNull();
});
