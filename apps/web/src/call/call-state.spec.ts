import { describe, expect, test } from 'bun:test';
import { type CallEvent, type CallState, initialCallState, nextCallState } from './call-state.ts';

const joining: CallState = { status: 'joining' };
const publishing: CallState = {
  status: 'in-room',
  connection: 'connected',
  isPublishing: true,
  joinedAt: 1000,
};
const inRoom: CallState = { ...publishing, isPublishing: false };
const reconnecting: CallState = { ...inRoom, connection: 'reconnecting' };
const ended: CallState = { status: 'ended', reason: 'left', joinedAt: 1000, endedAt: 5000 };
const failed: CallState = { status: 'lobby', failure: { kind: 'sfu-unreachable' } };

const changes: [string, CallState, CallEvent, CallState][] = [
  ['Join in the lobby', initialCallState, { type: 'joinRequested' }, joining],
  ['Join after a failure forgets the failure', failed, { type: 'joinRequested' }, joining],
  [
    'a failed join leads back to the lobby, with its reason',
    joining,
    { type: 'joinFailed', failure: { kind: 'sfu-unreachable' } },
    failed,
  ],
  ['going back while joining', joining, { type: 'lobbyRequested' }, initialCallState],
  ['the SFU lets one in', joining, { type: 'joined', at: 1000 }, publishing],
  ["the lobby's devices are published", publishing, { type: 'published' }, inRoom],
  [
    'leaving before the devices are published',
    publishing,
    { type: 'ended', reason: 'left', at: 5000 },
    ended,
  ],
  ['the connection is interrupted', inRoom, { type: 'connectionInterrupted' }, reconnecting],
  ['the connection comes back', reconnecting, { type: 'connectionRestored' }, inRoom],
  ['leaving', inRoom, { type: 'ended', reason: 'left', at: 5000 }, ended],
  [
    'giving up while reconnecting',
    reconnecting,
    { type: 'ended', reason: 'connection-lost', at: 5000 },
    { ...ended, reason: 'connection-lost' },
  ],
  ['Rejoin', ended, { type: 'joinRequested' }, joining],
  ['back to the lobby after the end', ended, { type: 'lobbyRequested' }, initialCallState],
];

describe('nextCallState', () => {
  test.each(changes)('%s', (_what, state, event, next) => {
    expect(nextCallState(state, event)).toEqual(next);
  });

  test('every other pair of state and event changes nothing', () => {
    const events: CallEvent[] = [
      { type: 'joinRequested' },
      { type: 'joinFailed', failure: { kind: 'unexpected' } },
      { type: 'joined', at: 9000 },
      { type: 'published' },
      { type: 'connectionInterrupted' },
      { type: 'connectionRestored' },
      { type: 'ended', reason: 'removed', at: 9000 },
      { type: 'lobbyRequested' },
    ];
    const listed = new Set(changes.map(([, state, event]) => `${state.status} ${event.type}`));
    for (const state of [initialCallState, joining, inRoom, ended])
      for (const event of events)
        if (!listed.has(`${state.status} ${event.type}`)) expect(nextCallState(state, event)).toBe(state);
  });
});
