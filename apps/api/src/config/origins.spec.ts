import { expect, test } from 'bun:test';
import { parseOrigins } from './origins.ts';

test.each([
  ['https://meet.example.org', ['https://meet.example.org']],
  [
    ' http://localhost:5173 ,https://meet.example.org:8443',
    ['http://localhost:5173', 'https://meet.example.org:8443'],
  ],
  ['https://xn--caf-dma.example', ['https://xn--caf-dma.example']],
  ['http://[::1]:5173', ['http://[::1]:5173']],
])('reads %p as %j', (text, origins) => {
  expect(parseOrigins(text)).toEqual(origins);
});

test.each([
  ['everyone', '*'],
  ['every host of a domain', 'https://*.example.org'],
  ['the origin of a sandboxed page', 'null'],
  ['a host', 'meet.example.org'],
  ['a path', 'https://meet.example.org/r'],
  ['a slash at the end', 'https://meet.example.org/'],
  ['the usual port, which browsers leave out', 'https://meet.example.org:443'],
  ['capital letters', 'https://Meet.example.org'],
  ['letters that browsers encode', 'https://café.example'],
  ['a name and password', 'https://ana:secret@meet.example.org'],
  ['another scheme', 'ws://meet.example.org'],
  ['a file', 'file:///index.html'],
  ['an empty part', 'https://meet.example.org,'],
  ['nothing', ''],
  ['one bad among good', 'https://meet.example.org,*'],
])('refuses %s', (_what, text) => {
  expect(parseOrigins(text)).toBeNull();
});
