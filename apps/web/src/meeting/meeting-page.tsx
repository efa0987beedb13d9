import type { RoomName } from '@livemeet/shared-types';
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { Call } from '../call/call.ts';
import { useCall } from '../call/use-call.ts';
import { LocalMedia } from '../devices/local-media.ts';
import { EndedPage } from '../ended/ended-page.tsx';
import { LobbyPage } from '../lobby/lobby-page.tsx';
import { pathTo } from '../routes.ts';
import { RoomLoading } from './room-loading.tsx';
import { useCloseGuard } from './use-close-guard.ts';
import { useRoomPage } from './use-room-page.ts';
import { useWakeLock } from './use-wake-lock.ts';
import { whenIdle } from './when-idle.ts';

/** One meeting from lobby to end: owns the devices and the call, and shows the place the call is at. */
export function MeetingPage({ roomName }: { roomName: RoomName }): ReactNode {
  const [, navigate] = useLocation();
  const [{ media, call }] = useState(() => {
    const media = new LocalMedia();
    return { media, call: new Call(roomName, media) };
  });
  const state = useCall(call);
  const [name, setName] = useState('');

  const isInRoom = state.status === 'in-room';
  const RoomPage = useRoomPage(state.status);
  useWakeLock(isInRoom);
  useCloseGuard(
    isInRoom,
    useCallback(() => call.leave(), [call]),
  );

  useEffect(() => {
    void media.start();
    const stopPreparing = whenIdle(() => call.prepare());
    return () => {
      stopPreparing();
      call.leave();
      media.stop();
    };
  }, [call, media]);

  switch (state.status) {
    case 'lobby':
    case 'joining':
      return (
        <LobbyPage
          roomName={roomName}
          media={media}
          isJoining={state.status === 'joining'}
          failure={state.status === 'lobby' ? state.failure : null}
          onJoin={(participantName) => {
            setName(participantName);
            void call.join(participantName);
          }}
          onCancel={() => call.leave()}
        />
      );
    case 'in-room':
      if (RoomPage === null || call.room === null) return <RoomLoading />;
      return (
        <RoomPage
          call={call}
          room={call.room}
          connection={state.connection}
          hindrance={state.hindrance}
          isPublishing={state.isPublishing}
        />
      );
    case 'ended':
      return (
        <EndedPage
          reason={state.reason}
          durationMilliseconds={state.endedAt - state.joinedAt}
          onRejoin={() => {
            void media.start();
            void call.join(name);
          }}
          onHome={() => navigate(pathTo.home())}
        />
      );
  }
}
