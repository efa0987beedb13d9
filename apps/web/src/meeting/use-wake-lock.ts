import { useEffect } from 'react';

/** Keeps the screen awake while in a room. The browser drops the lock with a hidden tab, so it is asked again. */
export function useWakeLock(isInRoom: boolean): void {
  useEffect(() => {
    if (!isInRoom || !('wakeLock' in navigator)) return;
    let isOver = false;
    let lock: WakeLockSentinel | null = null;
    const acquire = async (): Promise<void> => {
      if (document.hidden || lock?.released === false) return;
      // A battery that runs low, for one, is a reason to refuse; the call goes on.
      lock = await navigator.wakeLock.request('screen').catch(() => null);
      if (isOver) void lock?.release();
    };
    const onVisibilityChange = (): void => void acquire();
    void acquire();
    document.addEventListener('visibilitychange', onVisibilityChange);
    return () => {
      isOver = true;
      document.removeEventListener('visibilitychange', onVisibilityChange);
      void lock?.release();
    };
  }, [isInRoom]);
}
