/** Often enough that a second's standstill is seen many times over, rarely enough to cost nothing. */
const intervalMs = 100;

/**
 * Tells again and again by how many seconds a timer came late: as long waits whatever else the process has to do.
 * Calling what comes back ends it; it keeps no process alive.
 */
export function watchEventLoop(lagged: (seconds: number) => void): () => void {
  let dueAt = performance.now() + intervalMs;
  const timer = setInterval(() => {
    const now = performance.now();
    lagged(Math.max(0, now - dueAt) / 1000);
    dueAt = now + intervalMs;
  }, intervalMs);
  timer.unref();
  return () => clearInterval(timer);
}
