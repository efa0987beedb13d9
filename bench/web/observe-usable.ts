declare global {
  interface Window {
    /** In ms since navigation, once each has come; the last is a sum so far. */
    usable: { fieldAt?: number; firstPaintAt?: number; largestPaintAt?: number; longTaskMs: number };
  }
}

/**
 * Runs in the page before its own code: notes when a text field can be used, which is when it is drawn, enabled, on top
 * at its middle, and the main thread has come back to answer after that picture; when the page first painted, when its
 * largest piece; and how long tasks of over 50 ms held the main thread. Self-contained, for it is sent as text.
 */
export function observeUsable(): void {
  const seen: Window['usable'] = { longTaskMs: 0 };
  window.usable = seen;

  const isUsable = (): boolean => {
    const field = document.querySelector<HTMLInputElement>('input:not([type=hidden]):not([disabled])');
    const box = field?.getBoundingClientRect();
    if (field === null || box === undefined || box.width === 0 || box.height === 0) return false;
    return document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2) === field;
  };
  const look = (): void => {
    if (!isUsable()) requestAnimationFrame(look);
    else
      setTimeout(() => {
        seen.fieldAt = performance.now();
      });
  };
  requestAnimationFrame(look);

  const watch = (type: string, note: (entry: PerformanceEntry) => void): void => {
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) note(entry);
    }).observe({ type, buffered: true });
  };
  watch('paint', ({ name, startTime }) => {
    if (name === 'first-contentful-paint') seen.firstPaintAt = startTime;
  });
  watch('largest-contentful-paint', ({ startTime }) => {
    seen.largestPaintAt = startTime;
  });
  watch('longtask', ({ duration }) => {
    seen.longTaskMs += duration;
  });
}
