declare global {
  interface Window {
    /** How often React has written to the page so far. */
    reactCommits: number;
    /** When it last did, in ms since navigation. */
    reactCommittedAt: number;
  }
}

/**
 * Runs in the page before its own code: stands where React's developer tools would, to whom production builds report each
 * commit too. Self-contained, for it is sent to the browser as text.
 */
export function countCommits(): void {
  window.reactCommits = 0;
  window.reactCommittedAt = 0;
  const hook = {
    supportsFiber: true,
    renderers: new Map(),
    inject: () => 1,
    checkDCE: () => {},
    onCommitFiberUnmount: () => {},
    onPostCommitFiberRoot: () => {},
    onCommitFiberRoot: () => {
      window.reactCommits++;
      window.reactCommittedAt = performance.now();
    },
  };
  Object.assign(window, { __REACT_DEVTOOLS_GLOBAL_HOOK__: hook });
}
