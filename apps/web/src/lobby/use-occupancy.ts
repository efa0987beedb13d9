import type { RoomName } from '@livemeet/shared-types';
import { useEffect, useState } from 'react';
import { requestOccupancy } from '../api/occupancy.ts';

const pauseMilliseconds = 15_000;

/** How many are in a room, asked now and then while the page is in sight; null while it is not known. */
export function useOccupancy(roomName: RoomName): number | null {
  const [participants, setParticipants] = useState<number | null>(null);
  useEffect(() => {
    const leaving = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async (): Promise<void> => {
      clearTimeout(timer);
      if (document.hidden) return; // asked again when it is in sight
      const answer = await requestOccupancy(roomName, leaving.signal);
      if (leaving.signal.aborted) return;
      setParticipants(answer.ok ? answer.value.participants : null);
      clearTimeout(timer);
      timer = setTimeout(() => void ask(), pauseMilliseconds);
    };
    // A moment later: who passes through, or is mounted twice in one breath, asks nothing.
    timer = setTimeout(() => void ask());
    const onSight = (): void => void ask();
    document.addEventListener('visibilitychange', onSight);
    return () => {
      leaving.abort();
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', onSight);
    };
  }, [roomName]);
  return participants;
}
