/**
 * Waits that many milliseconds, or less: until the browser says it is online again or the tab is shown again, or until
 * `signal` is aborted.
 */
export function waitOrWake(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = new AbortController();
    const finish = (): void => {
      clearTimeout(timer);
      done.abort();
      resolve();
    };
    const timer = setTimeout(finish, milliseconds);
    const until = { signal: done.signal };
    window.addEventListener('online', finish, until);
    document.addEventListener('visibilitychange', () => document.hidden || finish(), until);
    signal.addEventListener('abort', finish, until);
    if (signal.aborted) finish();
  });
}
