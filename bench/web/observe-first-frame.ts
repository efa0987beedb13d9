declare global {
  interface Window {
    /** In ms since navigation, once each has come. */
    firstFrame: { clickedAt?: number; connectedAt?: number; shownAt?: number };
  }
}

/**
 * Runs in the page before its own code: notes the first click on a button, by the event's own time, when the first video
 * of someone else arrives as a track, and when the first picture of it is presented. Self-contained, for it is sent to
 * the browser as text.
 */
export function observeFirstFrame(): void {
  const seen: Window['firstFrame'] = {};
  window.firstFrame = seen;
  const remote = new Set<string>();

  window.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      this.addEventListener('track', ({ track }) => {
        if (track.kind === 'video') remote.add(track.id);
      });
      this.addEventListener('connectionstatechange', () => {
        if (this.connectionState === 'connected') seen.connectedAt ??= performance.now();
      });
    }
  };

  addEventListener(
    'click',
    ({ target, timeStamp }) => {
      if (target instanceof Element && /^join/i.test(target.closest('button')?.textContent ?? ''))
        seen.clickedAt ??= timeStamp;
    },
    { capture: true },
  );

  const showsSomeoneElse = ({ srcObject }: HTMLVideoElement): boolean =>
    srcObject instanceof MediaStream && srcObject.getVideoTracks().some(({ id }) => remote.has(id));
  const watch = (video: HTMLVideoElement): void => {
    video.requestVideoFrameCallback((_now, { presentationTime }) => {
      if (seen.shownAt !== undefined) return;
      if (showsSomeoneElse(video)) seen.shownAt = presentationTime;
      else watch(video);
    });
  };
  const watched = new WeakSet<HTMLVideoElement>();
  const source = Object.getOwnPropertyDescriptor(HTMLMediaElement.prototype, 'srcObject');
  Object.defineProperty(HTMLMediaElement.prototype, 'srcObject', {
    ...source,
    set(this: HTMLMediaElement, stream: MediaProvider | null) {
      source?.set?.call(this, stream);
      if (!(this instanceof HTMLVideoElement) || watched.has(this)) return;
      watched.add(this);
      watch(this);
    },
  });
}
