import { loadRnnoise, RnnoiseWorkletNode } from '@sapphi-red/web-noise-suppressor';
import rnnoiseUrl from '@sapphi-red/web-noise-suppressor/rnnoise.wasm?url';
import rnnoiseSimdUrl from '@sapphi-red/web-noise-suppressor/rnnoise_simd.wasm?url';
import workletUrl from '@sapphi-red/web-noise-suppressor/rnnoiseWorklet.js?url';
import type { AudioProcessorOptions, LocalTrack, Track, TrackProcessor } from 'livekit-client';

/** What RNNoise was trained on; it knows no other. */
const sampleRate = 48_000;
const loadTimeoutMilliseconds = 15_000;
const startTimeoutMilliseconds = 3000;

/**
 * Takes noise out of a microphone's voice on this device, before it is sent: RNNoise in an audio worklet. Once set on a
 * track it stays with it; {@link turn} decides whether the voice goes through RNNoise or past it, so that nothing is
 * ever done to the sender of a microphone that may be muted meanwhile.
 */
export class NoiseSuppressor implements TrackProcessor<Track.Kind.Audio, AudioProcessorOptions> {
  readonly name = 'rnnoise';
  #localTrack: LocalTrack | undefined;
  #source: MediaStreamTrack | null = null;
  #input: MediaStreamAudioSourceNode | null = null;
  #context: AudioContext | null = null;
  #output: MediaStreamAudioDestinationNode | null = null;
  #rnnoise: RnnoiseWorkletNode | null = null;
  #analyser: AnalyserNode | null = null;

  /** The microphone's own track. */
  get source(): MediaStreamTrack | null {
    return this.#source;
  }

  /**
   * The voice to send. None while the microphone is cut off: what the SDK puts on its sender then would be sent. (Its own
   * type misses an `undefined`, exactOptionalPropertyTypes.)
   */
  get processedTrack(): MediaStreamTrack {
    const track = this.#localTrack?.isUpstreamPaused ? undefined : this.#output?.stream.getAudioTracks()[0];
    return track as MediaStreamTrack;
  }

  /** Rejects when RNNoise does not start; the voice is then sent as it is. */
  async init({ track, localTrack }: AudioProcessorOptions): Promise<void> {
    this.#localTrack = localTrack;
    const context = new AudioContext({ sampleRate, latencyHint: 'interactive' });
    this.#context = context;
    try {
      // A system may take the sound away for a while, as for a phone call.
      context.onstatechange = () => void (context.state === 'suspended' && context.resume().catch(() => {}));
      await context.audioWorklet.addModule(workletUrl);
      this.#rnnoise = await startedRnnoise(context);
      this.#analyser = new AnalyserNode(context, { fftSize: 32_768 });
      this.#output = new MediaStreamAudioDestinationNode(context, { channelCount: 1 });
      this.#rnnoise.connect(this.#output);
      await this.restart({ track });
    } catch (error) {
      await this.destroy();
      throw error;
    }
  }

  /** Goes on with another track of the same microphone, or of another. */
  async restart({ track }: Pick<AudioProcessorOptions, 'track'>): Promise<void> {
    if (this.#context === null) return;
    this.#source = track;
    this.#input?.disconnect();
    this.#input = new MediaStreamAudioSourceNode(this.#context, { mediaStream: new MediaStream([track]) });
    this.#connect();
  }

  /** Lets the voice go through RNNoise, or past it. */
  async turn(isOn: boolean): Promise<void> {
    const context = this.#context;
    if (context === null || this.#output === null || isOn === (this.#rnnoise !== null)) return;
    if (isOn) {
      const rnnoise = await startedRnnoise(context);
      if (context !== this.#context) return; // the track has ended meanwhile
      this.#rnnoise = rnnoise;
      rnnoise.connect(this.#output);
    } else {
      const former = this.#rnnoise;
      this.#rnnoise = null;
      former?.disconnect();
      former?.destroy();
    }
    this.#connect();
  }

  /** Whether the microphone itself delivered anything but digital silence in the last two thirds of a second. */
  hears(): boolean {
    const samples = new Float32Array(this.#analyser?.fftSize ?? 0);
    this.#analyser?.getFloatTimeDomainData(samples);
    return samples.some((sample) => sample !== 0);
  }

  async destroy(): Promise<void> {
    this.#rnnoise?.destroy();
    for (const track of this.#output?.stream.getTracks() ?? []) track.stop();
    const context = this.#context;
    this.#context = null;
    if (context !== null && context.state !== 'closed') {
      context.onstatechange = null;
      await context.close();
    }
  }

  #connect(): void {
    if (this.#input === null || this.#output === null || this.#analyser === null) return;
    this.#input.disconnect();
    this.#input.connect(this.#analyser);
    this.#input.connect(this.#rnnoise ?? this.#output);
  }
}

let rnnoiseBinary: Promise<ArrayBuffer> | null = null;

function loadedRnnoise(): Promise<ArrayBuffer> {
  const signal = AbortSignal.timeout(loadTimeoutMilliseconds);
  rnnoiseBinary ??= loadRnnoise({ url: rnnoiseUrl, simdUrl: rnnoiseSimdUrl }, { signal }).catch((error) => {
    rnnoiseBinary = null; // offline just now: the next time asks again
    throw error;
  });
  return rnnoiseBinary;
}

/**
 * An RNNoise that is known to run. The worklet compiles it by itself and is silent until then, and forever where that
 * fails; so a soft tone goes through first, and nobody's voice before it came out.
 */
async function startedRnnoise(context: AudioContext): Promise<RnnoiseWorkletNode> {
  const rnnoise = new RnnoiseWorkletNode(context, { wasmBinary: await loadedRnnoise(), maxChannels: 1 });
  rnnoise.channelCountMode = 'explicit';
  rnnoise.channelCount = 1;
  const tone = new OscillatorNode(context, { frequency: 300 });
  const softly = new GainNode(context, { gain: 0.01 });
  const analyser = new AnalyserNode(context);
  tone.connect(softly).connect(rnnoise).connect(analyser);
  tone.start();
  try {
    await heard(analyser);
    return rnnoise;
  } catch (error) {
    rnnoise.destroy();
    throw error;
  } finally {
    tone.stop();
    softly.disconnect();
    rnnoise.disconnect();
  }
}

function heard(analyser: AnalyserNode): Promise<void> {
  const samples = new Float32Array(analyser.fftSize);
  const until = performance.now() + startTimeoutMilliseconds;
  return new Promise((resolve, reject) => {
    const timer = setInterval(() => {
      analyser.getFloatTimeDomainData(samples);
      const isHeard = samples.some((sample) => sample !== 0);
      if (!isHeard && performance.now() < until) return;
      clearInterval(timer);
      if (isHeard) resolve();
      else reject(new Error('Noise suppression did not start.'));
    }, 20);
  });
}
