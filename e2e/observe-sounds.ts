declare global {
  interface Window {
    /** Each sound the page has played itself: through which speaker, and its loudest sample, 0 to 1. */
    observedSounds: { sinkId: string; loudest: number }[];
  }
}

/**
 * Runs in the page before its own code: listens in on what its audio elements play. Self-contained, for it is sent to
 * the browser as text.
 */
export function observeSounds(): void {
  window.observedSounds = [];
  const play = HTMLMediaElement.prototype.play;
  HTMLMediaElement.prototype.play = function (this: HTMLMediaElement) {
    if (this instanceof HTMLAudioElement && this.srcObject instanceof MediaStream) {
      const sound = { sinkId: this.sinkId, loudest: 0 };
      window.observedSounds.push(sound);
      const context = new AudioContext();
      const analyser = new AnalyserNode(context);
      context.createMediaStreamSource(this.srcObject).connect(analyser);
      const samples = new Float32Array(analyser.fftSize);
      setInterval(() => {
        analyser.getFloatTimeDomainData(samples);
        sound.loudest = Math.max(sound.loudest, ...samples);
      }, 20);
    }
    return play.call(this);
  };
}
