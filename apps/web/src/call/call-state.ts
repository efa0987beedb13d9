import type { DeviceKind } from '../devices/local-device.ts';

/** Why joining did not work; each has its own sentence and way on. */
export type JoinFailure =
  | { kind: 'api-unreachable' }
  | { kind: 'api-unavailable' }
  | { kind: 'rate-limited'; retryAfterSeconds: number }
  | { kind: 'room-full' }
  | { kind: 'token-refused' }
  | { kind: 'sfu-unreachable' }
  | { kind: 'unexpected' };

/** Why a call ended. */
export type EndReason =
  | 'left'
  | 'left-alone'
  | 'removed'
  | 'room-closed'
  | 'room-full'
  | 'joined-elsewhere'
  | 'connection-lost';

/**
 * How the connection is: `reconnecting` while it may resume as it was, `rejoining` while the page makes a new one by
 * itself, with the same devices and, if it can, as the same participant.
 */
export type Connection = 'connected' | 'reconnecting' | 'rejoining';

/** What a rejoin waits for besides its turn. */
export type RejoinHindrance = 'offline' | 'room-full' | 'rate-limited';

/** Which devices are on. */
export type DevicesOn = Readonly<Record<DeviceKind, boolean>>;

/** Where a participant is on the way through a meeting. Times are milliseconds since 1970. */
export type CallState =
  | { status: 'lobby'; failure: JoinFailure | null }
  | { status: 'joining' }
  | {
      status: 'in-room';
      connection: Connection;
      hindrance: RejoinHindrance | null;
      /** While rejoining: what will be on once back, for no room tells. */
      devicesOn: DevicesOn | null;
      /** The lobby's microphone and camera are on their way into the room. */
      isPublishing: boolean;
      joinedAt: number;
    }
  | { status: 'ended'; reason: EndReason; joinedAt: number; endedAt: number };

/** What can happen to a call. */
export type CallEvent =
  | { type: 'joinRequested' }
  | { type: 'joinFailed'; failure: JoinFailure }
  | { type: 'joined'; at: number }
  | { type: 'published' }
  | { type: 'connectionInterrupted' }
  | { type: 'connectionRestored' }
  | { type: 'connectionLost'; devicesOn: DevicesOn }
  | { type: 'rejoinHindered'; hindrance: RejoinHindrance | null }
  | { type: 'deviceTurned'; kind: DeviceKind; isOn: boolean }
  | { type: 'rejoined' }
  | { type: 'ended'; reason: EndReason; at: number }
  | { type: 'lobbyRequested' };

/** The lobby, nothing tried yet. */
export const initialCallState: CallState = { status: 'lobby', failure: null };

type Transitions = {
  [Status in CallState['status']]: {
    [Type in CallEvent['type']]?: (
      state: Extract<CallState, { status: Status }>,
      event: Extract<CallEvent, { type: Type }>,
    ) => CallState;
  };
};

/** The life of a call as a table: what is not listed changes nothing, so late and repeated events are harmless. */
const transitions: Transitions = {
  lobby: {
    joinRequested: () => ({ status: 'joining' }),
  },
  joining: {
    joined: (_state, { at }) => ({
      status: 'in-room',
      connection: 'connected',
      hindrance: null,
      devicesOn: null,
      isPublishing: true,
      joinedAt: at,
    }),
    joinFailed: (_state, { failure }) => ({ status: 'lobby', failure }),
    lobbyRequested: () => initialCallState,
  },
  'in-room': {
    published: (state) => ({ ...state, isPublishing: false }),
    connectionInterrupted: (state) =>
      state.connection === 'connected' ? { ...state, connection: 'reconnecting' } : state,
    connectionRestored: (state) =>
      state.connection === 'reconnecting' ? { ...state, connection: 'connected' } : state,
    connectionLost: (state, { devicesOn }) =>
      state.connection === 'rejoining' ? state : { ...state, connection: 'rejoining', devicesOn },
    rejoinHindered: (state, { hindrance }) =>
      state.connection === 'rejoining' && state.hindrance !== hindrance ? { ...state, hindrance } : state,
    deviceTurned: (state, { kind, isOn }) =>
      state.devicesOn === null ? state : { ...state, devicesOn: { ...state.devicesOn, [kind]: isOn } },
    rejoined: (state) => ({ ...state, connection: 'connected', hindrance: null, devicesOn: null }),
    ended: ({ joinedAt }, { reason, at }) => ({ status: 'ended', reason, joinedAt, endedAt: at }),
  },
  ended: {
    joinRequested: () => ({ status: 'joining' }),
    lobbyRequested: () => initialCallState,
  },
};

/** The state after an event; the same object when the event means nothing in this state. */
export function nextCallState(state: CallState, event: CallEvent): CallState {
  // The table is typed entry by entry; which entry fits both values only the lookup itself can know.
  const transition = transitions[state.status][event.type] as
    | ((state: CallState, event: CallEvent) => CallState)
    | undefined;
  return transition?.(state, event) ?? state;
}
