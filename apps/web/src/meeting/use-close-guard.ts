import { useEffect } from 'react';

/** While in a room, closing the page asks first; once it does close, `onClose` is called. */
export function useCloseGuard(isInRoom: boolean, onClose: () => void): void {
  useEffect(() => {
    if (!isInRoom) return;
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    window.addEventListener('pagehide', onClose);
    return () => {
      window.removeEventListener('beforeunload', ask);
      window.removeEventListener('pagehide', onClose);
    };
  }, [isInRoom, onClose]);
}
