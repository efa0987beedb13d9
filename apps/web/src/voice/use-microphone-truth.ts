import type { Room } from 'livekit-client';
import { useEffect, useRef, useState } from 'react';
import { cutOffWhenMuted } from './cut-off-when-muted.ts';
import type { MicrophoneTruth } from './microphone-truth.ts';
import { watchMicrophone } from './watch-microphone.ts';

/** What the room's microphone really does, at most four seconds late. While it is muted nothing of it leaves. */
export function useMicrophoneTruth(room: Room, isConnected: boolean): MicrophoneTruth {
  const [truth, setTruth] = useState<MicrophoneTruth>('off');
  const connected = useRef(isConnected);
  useEffect(() => {
    connected.current = isConnected;
  }, [isConnected]);
  useEffect(() => cutOffWhenMuted(room), [room]);
  useEffect(() => watchMicrophone(room, () => connected.current, setTruth), [room]);
  return truth;
}
