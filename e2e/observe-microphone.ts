/** One look at the microphone: what its button says, how much was sent until then, and what is said about it. */
export type MicrophoneLook = {
  at: number;
  button: 'on' | 'off' | 'none';
  packetsSent: number;
  notice: boolean;
  /** The button said something else at some moment since the last look. */
  wasElse: boolean;
};

declare global {
  interface Window {
    microphoneLooks: MicrophoneLook[];
  }
}

/**
 * Runs in the page beside {@link observeMedia}: looks at the microphone every 250 ms. The button is read before and after
 * the count; a look during which it changed says nothing of either and is left out. Self-contained, for it is sent to the
 * browser as text.
 */
export function observeMicrophone(): void {
  window.microphoneLooks = [];
  const button = (): MicrophoneLook['button'] => {
    const words = ['Turn off microphone', 'Turn on microphone'];
    const name = document.querySelector('button[data-device="microphone"]')?.getAttribute('aria-label');
    if (name === words[0]) return 'on';
    return name === words[1] ? 'off' : 'none';
  };
  let said = button();
  let wasElse = false;
  const watch = (): void => {
    wasElse ||= button() !== said;
    said = button();
  };
  // The document is there before anything in it.
  new MutationObserver(watch).observe(document, { subtree: true, childList: true, attributes: true });
  setInterval(async () => {
    const before = button();
    const { audioOut } = await window.observedMedia.traffic('packets');
    if (button() !== before) return;
    window.microphoneLooks.push({
      at: performance.now(),
      button: before,
      packetsSent: audioOut,
      notice: /Your microphone sends nothing|Your system holds your microphone/.test(
        document.body.textContent,
      ),
      wasElse,
    });
    wasElse = false;
  }, 250);
}
