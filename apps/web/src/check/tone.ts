/** A quiet tone as a track, made here: no microphone is opened for it. */
export class Tone {
  readonly #context = new AudioContext();
  readonly track: MediaStreamTrack;

  constructor() {
    const oscillator = new OscillatorNode(this.#context, { frequency: 440 });
    const destination = this.#context.createMediaStreamDestination();
    oscillator.connect(new GainNode(this.#context, { gain: 0.1 })).connect(destination);
    oscillator.start();
    const [track] = destination.stream.getAudioTracks();
    if (track === undefined) throw new Error('a stream destination without a track');
    this.track = track;
  }

  stop(): void {
    this.track.stop();
    void this.#context.close();
  }
}
