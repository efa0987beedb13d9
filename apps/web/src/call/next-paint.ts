/** A page that is not seen paints nothing; it waits this long at most, in milliseconds. */
const longestMilliseconds = 100;

/** Once what has been drawn is on the screen. */
export function nextPaint(): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, longestMilliseconds);
    requestAnimationFrame(() =>
      setTimeout(() => {
        clearTimeout(timer);
        resolve();
      }),
    );
  });
}
