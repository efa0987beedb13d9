import { useEffect, useState } from 'react';

type RoomPage = typeof import('../room/room-page.tsx').RoomPage;

/**
 * The room's code, fetched while the person is in the lobby; null until it is here. Not React's `lazy`: that shows its
 * fallback even for code that has arrived, and keeps it up for a third of a second. A page that is offline in the lobby asks
 * again once it is needed; an error then is one of drawing.
 */
export function useRoomPage(isNeeded: boolean): RoomPage | null {
  const [page, setPage] = useState<RoomPage | null>(null);
  useEffect(() => {
    if (page !== null) return;
    import('../room/room-page.tsx').then(
      ({ RoomPage }) => setPage(() => RoomPage),
      (error: unknown) => {
        if (isNeeded)
          setPage(() => {
            throw error;
          });
      },
    );
  }, [page, isNeeded]);
  return page;
}
