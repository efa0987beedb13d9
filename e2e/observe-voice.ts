/** Loudness of what the microphone delivers and of what is sent, in decibels of full scale, in moments of 50 ms. */
export type Loudness = { source: number[]; sent: number[] };

declare global {
  interface Window {
    observedVoice: {
      loudness(seconds: number): Promise<Loudness>;
      microphone(): MediaStreamTrack | undefined;
      isSentFromMicrophone(): boolean;
    };
  }
}

/**
 * Runs in the page before its own code: keeps the microphone's tracks and the senders, so that a test can hold what is
 * sent against what was said. Self-contained, for it is sent to the browser as text.
 */
export function observeVoice(): void {
  const microphones: MediaStreamTrack[] = [];
  const connections: RTCPeerConnection[] = [];
  const devices = navigator.mediaDevices;
  const original = devices.getUserMedia.bind(devices);
  devices.getUserMedia = async (constraints) => {
    const stream = await original(constraints);
    microphones.push(...stream.getAudioTracks());
    return stream;
  };
  window.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      connections.push(this);
    }
  };

  const microphone = (): MediaStreamTrack | undefined => microphones.at(-1);
  const sent = (): MediaStreamTrack | undefined =>
    connections
      .flatMap((connection) => connection.getSenders())
      .map(({ track }) => track)
      .find((track) => track?.kind === 'audio') ?? undefined;

  window.observedVoice = {
    microphone,
    isSentFromMicrophone: () => sent() === microphone(),
    async loudness(seconds) {
      const context = new AudioContext({ sampleRate: 48_000 });
      // An analyser keeps two thirds of a second: a busy page loses no moment.
      const [kept, step] = [32_768, 2400];
      const meters = [microphone(), sent()].map((track) => {
        const analyser = new AnalyserNode(context, { fftSize: kept });
        if (track) context.createMediaStreamSource(new MediaStream([track])).connect(analyser);
        return { analyser, samples: new Float32Array(kept), decibels: [] as number[] };
      });
      let until = 0;
      const measure = (): void => {
        const now = Math.floor(context.currentTime * 48_000);
        for (const { analyser, samples } of meters) analyser.getFloatTimeDomainData(samples);
        for (until = Math.max(until, now - kept); until + step <= now; until += step)
          for (const { samples, decibels } of meters) {
            const from = kept - (now - until);
            const moment = samples.subarray(from, from + step);
            const energy = moment.reduce((sum, sample) => sum + sample * sample, 0) / step;
            decibels.push(10 * Math.log10(energy + 1e-10));
          }
      };
      const timer = setInterval(measure, 100);
      await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
      clearInterval(timer);
      await context.close();
      return { source: meters[0]?.decibels ?? [], sent: meters[1]?.decibels ?? [] };
    },
  };
}
