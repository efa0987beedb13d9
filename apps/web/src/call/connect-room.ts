import {
  ConnectionError,
  ConnectionErrorReason,
  type DisconnectReason,
  EngineEvent,
  type LocalTrack,
  LogLevel,
  ParticipantEvent,
  Room,
  RoomEvent,
  setLogLevel,
} from 'livekit-client';
import type { EndReason } from './call-state.ts';
import { keepDeviceChoices } from './choose-device.ts';
import { endReason } from './end-reason.ts';
import { holdBackMuted } from './publish-tracks.ts';
import type { RejoinFailure } from './rejoin-step.ts';
import { Resumption } from './resumption.ts';
import { connectOptions, roomOptions } from './room-options.ts';
import { watchSilence } from './watch-silence.ts';

/** So long a room that hangs up is waited for; it takes a quarter of a second where the SFU does not answer. */
const releaseLimitMilliseconds = 2_000;

/** Where a room is and what opens it. */
export type Access = { livekitUrl: string; token: string };

/** What a room tells of its connection; after `lost` or `ended` nothing more. */
export type RoomListener = {
  onInterrupted: () => void;
  onRestored: () => void;
  /** The connection is gone for good; nothing was said against coming back. */
  onLost: () => void;
  onEnded: (reason: EndReason) => void;
  /** The SFU renewed the token, for the same identity. */
  onTokenRenewed: (token: string) => void;
  onPublished: (track: LocalTrack) => void;
};

/**
 * Enters a room of the SFU; rejects with the SDK's error when it cannot, or when `signal` is aborted. The SDK may
 * resume the connection as it was. Where it would make a new one it is stopped and the connection counts as lost: to do
 * so it opens every device anew, and some browsers then ask the person again.
 */
export async function connectRoom(
  access: Access,
  listener: RoomListener,
  signal: AbortSignal,
): Promise<Room> {
  setLogLevel(LogLevel.warn); // at its default it writes every step of every join to the console
  // What the SDK registers there holds the very Room whose end it waits for, so none would ever be freed. Without it a
  // Room lets go of its one listener when it disconnects.
  Room.cleanupRegistry = false;
  const resumption = new Resumption();
  const room = new Room(roomOptions(resumption.nextDelay));
  keepDeviceChoices(room);
  const answered = new Promise<void>((resolve) => room.once(RoomEvent.SignalConnected, resolve));
  // Who hangs up before the SFU has answered keeps a place in the room for a minute: goodbye is said after its answer.
  const abort = (): void => void answered.then(() => room.disconnect());
  signal.addEventListener('abort', abort);
  try {
    room.on(RoomEvent.SignalConnected, () => {
      room.engine.on(EngineEvent.TokenRefreshed, listener.onTokenRenewed);
    });
    await Promise.race([room.connect(access.livekitUrl, access.token, connectOptions), goodbye(room)]);
    signal.throwIfAborted();
  } catch (error) {
    room.removeAllListeners();
    await room.disconnect();
    throw error;
  } finally {
    signal.removeEventListener('abort', abort);
  }
  follow(room, listener, resumption);
  return room;
}

/**
 * Rejects when the SFU ends one's participation before the media path is there. The SDK would wait for that path until
 * its patience is over, and then not tell why there is none.
 */
function goodbye(room: Room): Promise<never> {
  return new Promise((_resolve, reject) => {
    room.on(RoomEvent.Disconnected, (reason) => {
      if (reason !== undefined && endReason(reason) !== null)
        reject(ConnectionError.leaveRequest('ended while connecting', reason));
    });
  });
}

function follow(room: Room, listener: RoomListener, resumption: Resumption): void {
  let isOver = false;
  const finish = (tell: () => void): void => {
    if (isOver) return;
    isOver = true;
    resumption.end();
    silence.end();
    tell();
  };
  const takeOver = (): void =>
    finish(() => {
      listener.onInterrupted();
      // The tracks are not free for another room before this one has let go of them.
      const patience = new Promise((resolve) => setTimeout(resolve, releaseLimitMilliseconds));
      void Promise.race([room.disconnect(false), patience]).finally(listener.onLost);
    });
  const silence = watchSilence(room, {
    onSilent: listener.onInterrupted,
    // What the SDK resumes is restored when the SDK says so.
    onHeard: () => resumption.isUnderway || listener.onRestored(),
  });
  resumption.hasMedia = silence.isHeard;
  room.localParticipant.on(ParticipantEvent.LocalSenderCreated, holdBackMuted);
  room
    .on(RoomEvent.LocalTrackPublished, ({ track }) => track && listener.onPublished(track))
    .on(RoomEvent.SignalReconnecting, () => {
      resumption.begin({ onGoingOn: () => forgetNegotiations(room), onGivenUp: takeOver });
      listener.onInterrupted();
    })
    .on(RoomEvent.Reconnected, () => {
      resumption.end();
      listener.onRestored();
    })
    .on(RoomEvent.Reconnecting, takeOver)
    .on(RoomEvent.Disconnected, (reason) =>
      finish(() => {
        const end = endReason(reason);
        if (end === null) listener.onLost();
        else listener.onEnded(end);
      }),
    );
}

/**
 * An offer whose answer was lost with the signalling is not waited for. The SDK would, for as long as a media path may
 * take, and then make a new connection, however well media go through. Resuming makes another offer of all there is.
 */
function forgetNegotiations({ engine }: Room): void {
  // Private to the SDK, which does this itself before it makes a new connection; e2e/recovery-scenarios.e2e.ts notices
  // when it is called otherwise.
  for (const forget of Reflect.get(engine, 'pendingNegotiationAborts') as Set<() => void>) forget();
}

/** What a refused or failed connection means. */
export function connectFailure(error: unknown): RejoinFailure | { kind: 'sfu-refused' } {
  if (!(error instanceof ConnectionError)) return { kind: 'unexpected' };
  switch (error.reason) {
    case ConnectionErrorReason.NotAllowed:
      return { kind: 'token-refused' };
    case ConnectionErrorReason.LeaveRequest: {
      const end = endReason(error.context as DisconnectReason);
      return end === null ? { kind: 'sfu-refused' } : { kind: 'over', reason: end };
    }
    // The socket or the media path failed, yet the SFU answered in between.
    case ConnectionErrorReason.WebSocket:
    case ConnectionErrorReason.InternalError:
      return { kind: 'sfu-refused' };
    default:
      return { kind: 'sfu-unreachable' };
  }
}
