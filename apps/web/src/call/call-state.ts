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
export type EndReason = 'left' | 'removed' | 'room-closed' | 'joined-elsewhere' | 'connection-lost';

/** Where a participant is on the way through a meeting. Times are milliseconds since 1970. */
export type CallState =
  | { status: 'lobby'; failure: JoinFailure | null }
  | { status: 'joining' }
  // While `isPublishing`, the lobby's microphone and camera are on their way into the room.
  | { status: 'in-room'; connection: 'connected' | 'reconnecting'; isPublishing: boolean; joinedAt: number }
  | { status: 'ended'; reason: EndReason; joinedAt: number; endedAt: number };

/** What can happen to a call. */
export type CallEvent =
  | { type: 'joinRequested' }
  | { type: 'joinFailed'; failure: JoinFailure }
  | { type: 'joined'; at: number }
  | { type: 'published' }
  | { type: 'connectionInterrupted' }
  | { type: 'connectionRestored' }
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
      isPublishing: true,
      joinedAt: at,
    }),
    joinFailed: (_state, { failure }) => ({ status: 'lobby', failure }),
    lobbyRequested: () => initialCallState,
  },
  'in-room': {
    published: (state) => ({ ...state, isPublishing: false }),
    connectionInterrupted: (state) => ({ ...state, connection: 'reconnecting' }),
    connectionRestored: (state) => ({ ...state, connection: 'connected' }),
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
