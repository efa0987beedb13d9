import { expect, test } from 'bun:test';
import { routeLabels } from './route-labels.ts';

const answered = { method: 'POST', route: '/rooms/:roomName', status: 201, isAnswered: true };

test.each([
  ['a route by its pattern', {}, { route: '/rooms/:roomName', method: 'POST', status: '2xx' }],
  ['a path nobody knows', { route: undefined, status: 404 }, { route: 'unmatched', status: '4xx' }],
  ['a method nobody takes', { method: 'PROPFIND', status: 405 }, { method: 'other', status: '4xx' }],
  ['a failure', { status: 503 }, { status: '5xx' }],
  ['a caller who did not wait', { status: 200, isAnswered: false }, { status: 'gone' }],
])('labels %s', (_what, change, labels) => {
  expect(routeLabels({ ...answered, ...change })).toMatchObject(labels);
});
