import { useSyncExternalStore } from 'react';

/** Whether the page fills the screen, and how to change that; not every browser can. */
export function useFullScreen(): { isPossible: boolean; isOn: boolean; turn: () => void } {
  const isOn = useSyncExternalStore(subscribe, () => document.fullscreenElement !== null);
  return {
    isPossible: document.fullscreenEnabled === true,
    isOn,
    turn: () => {
      // Refused, the page stays as it is, which the person sees.
      void (isOn ? document.exitFullscreen() : document.documentElement.requestFullscreen()).catch(
        () => undefined,
      );
    },
  };
}

function subscribe(listener: () => void): () => void {
  document.addEventListener('fullscreenchange', listener);
  return () => document.removeEventListener('fullscreenchange', listener);
}
