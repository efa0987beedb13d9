import { useEffect, useState } from 'react';
import type { CallState } from '../call/call-state.ts';
import { whenIdle } from './when-idle.ts';

type RoomPage = typeof import('../room/room-page.tsx').RoomPage;

/**
 * The room's code, fetched once the lobby stands there, and at once when the person joins; null until it is here. Not React's
 * `lazy`: that shows its fallback even for code that has arrived, and keeps it up for a third of a second. A page that is
 * offline in the lobby asks again once it is needed; an error then is one of drawing.
 */
export function useRoomPage(status: CallState['status']): RoomPage | null {
  const [page, setPage] = useState<RoomPage | null>(null);
  const isAhead = status === 'lobby';
  const isNeeded = status === 'in-room';
  useEffect(() => {
    if (page !== null) return;
    const load = (): void => {
      import('../room/room-page.tsx').then(
        ({ RoomPage }) => setPage(() => RoomPage),
        (error: unknown) => {
          if (isNeeded)
            setPage(() => {
              throw error;
            });
        },
      );
    };
    if (isAhead) return whenIdle(load);
    load();
    return undefined;
  }, [page, isAhead, isNeeded]);
  return page;
}
