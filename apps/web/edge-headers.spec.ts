import { expect, test } from 'bun:test';
import { edgeHeaders } from './edge-headers.ts';
import { pageHeaders } from './page-headers.ts';

test('say what the page’s headers say, with the edge’s own address as the SFU’s', () => {
  const atMeet = edgeHeaders()
    .replace('{args[0]}://{http.request.hostport}', 'wss://meet.example.org')
    .replace('{args[1]}://{http.request.hostport}', 'https://meet.example.org');
  const read = [...atMeet.matchAll(/^\t\t([\w-]+) "(.*)"$/gm)].map(([, name, value]) => [name, value]);
  expect(Object.fromEntries(read)).toEqual(pageHeaders('wss://meet.example.org'));
});

test('leave nothing of the stand-in', () => {
  expect(edgeHeaders()).not.toContain('.invalid');
});
