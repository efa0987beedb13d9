import { describe, expect, test } from 'bun:test';
import { type CallEvent, type CallState, initialCallState, nextCallState } from './call-state.ts';

const joining: CallState = { status: 'joining' };
const publishing: CallState = {
  status: 'in-room',
  connection: 'connected',
  hindrance: null,
  devicesOn: null,
  isPublishing: true,
  joinedAt: 1000,
};
const inRoom: CallState = { ...publishing, isPublishing: false };
const reconnecting: CallState = { ...inRoom, connection: 'reconnecting' };
const devicesOn = { microphone: false, camera: true };
const rejoining: CallState = { ...inRoom, connection: 'rejoining', devicesOn };
const hindered: CallState = { ...rejoining, hindrance: 'room-full' };
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
  ['it is lost in the middle of a call', inRoom, { type: 'connectionLost', devicesOn }, rejoining],
  ['it is lost while it was to be resumed', reconnecting, { type: 'connectionLost', devicesOn }, rejoining],
  [
    'it is lost again on the way back',
    hindered,
    { type: 'connectionLost', devicesOn: { microphone: true, camera: true } },
    hindered,
  ],
  ['the lost connection has nothing to resume', rejoining, { type: 'connectionRestored' }, rejoining],
  ['nor to interrupt', rejoining, { type: 'connectionInterrupted' }, rejoining],
  ['the rejoin has to wait', rejoining, { type: 'rejoinHindered', hindrance: 'room-full' }, hindered],
  ['the rejoin waits no more', hindered, { type: 'rejoinHindered', hindrance: null }, rejoining],
  ['nobody waits in a room', inRoom, { type: 'rejoinHindered', hindrance: 'offline' }, inRoom],
  [
    'a device is turned while rejoining',
    rejoining,
    { type: 'deviceTurned', kind: 'microphone', isOn: true },
    { ...rejoining, devicesOn: { microphone: true, camera: true } },
  ],
  ['in a room the room tells', inRoom, { type: 'deviceTurned', kind: 'microphone', isOn: true }, inRoom],
  ['the call is back', hindered, { type: 'rejoined' }, inRoom],
  [
    'leaving while rejoining',
    hindered,
    { type: 'ended', reason: 'left', at: 5000 },
    { ...ended, reason: 'left' },
  ],
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
      { type: 'connectionLost', devicesOn },
      { type: 'rejoinHindered', hindrance: 'offline' },
      { type: 'deviceTurned', kind: 'camera', isOn: false },
      { type: 'rejoined' },
      { type: 'ended', reason: 'removed', at: 9000 },
      { type: 'lobbyRequested' },
    ];
    const listed = new Set(changes.map(([, state, event]) => `${state.status} ${event.type}`));
    for (const state of [initialCallState, joining, inRoom, ended])
      for (const event of events)
        if (!listed.has(`${state.status} ${event.type}`)) expect(nextCallState(state, event)).toBe(state);
  });
});
