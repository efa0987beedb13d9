declare global {
  interface Window {
    /** When a button of that name first stood in the page, in ms since navigation. */
    markedButton?: number;
  }
}

/**
 * Runs in the page before its own code: notes when a button whose words match first stands there. Self-contained, for it
 * is sent to the browser as text.
 */
export function markButton(words: string): void {
  const pattern = new RegExp(words, 'i');
  const look = (): void => {
    const stands = [...document.querySelectorAll('button')].some((button) =>
      pattern.test(button.textContent ?? ''),
    );
    if (!stands) return;
    window.markedButton = performance.now();
    observer.disconnect();
  };
  const observer = new MutationObserver(look);
  observer.observe(document, { childList: true, subtree: true, characterData: true });
}
