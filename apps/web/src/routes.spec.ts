import { expect, test } from 'bun:test';
import { meetingLink, pathTo, routePatterns } from './routes.ts';

test('these are all the addresses of the page', () => {
  expect([
    pathTo.home(),
    pathTo.check(),
    pathTo.meeting('Daily-Meeting-01'),
    ...Object.values(routePatterns),
  ]).toEqual(['/', '/check', '/r/Daily-Meeting-01', '/', '/check', '/r/:roomName']);
});

test('a meeting link is the origin and the path', () => {
  expect(meetingLink('https://meet.example.org', 'abc-defg-hij')).toBe(
    'https://meet.example.org/r/abc-defg-hij',
  );
});
