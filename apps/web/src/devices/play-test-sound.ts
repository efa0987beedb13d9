/** When each note begins, in seconds, and its frequency in hertz: a rising triad. */
const notes = [
  [0, 523.25],
  [0.25, 659.25],
  [0.5, 783.99],
] as const;

const noteSeconds = 0.5;
const totalMilliseconds = 1200;

/**
 * Plays a short sound, made here, through a speaker; null or one that is gone: the system's choice. Answers, when it is
 * over, whether the browser played it.
 */
export async function playTestSound(speakerId: string | null, signal: AbortSignal): Promise<boolean> {
  const context = new AudioContext();
  const destination = context.createMediaStreamDestination();
  const audio = new Audio();
  audio.srcObject = destination.stream;
  try {
    // A speaker that was just unplugged is refused, and the system's choice plays.
    if (speakerId !== null) await audio.setSinkId(speakerId).catch(() => undefined);
    await Promise.all([context.resume(), audio.play()]);
    for (const [begin, frequency] of notes) strike(context, destination, begin, frequency);
    await ended(signal);
    return true;
  } catch {
    return false;
  } finally {
    audio.pause();
    audio.srcObject = null;
    void context.close();
  }
}

/** One soft note: a quick rise, a long fall, no click at either end. */
function strike(context: AudioContext, destination: AudioNode, begin: number, frequency: number): void {
  const start = context.currentTime + begin;
  const tone = new OscillatorNode(context, { frequency });
  const volume = new GainNode(context, { gain: 0 });
  volume.gain.setValueAtTime(0, start);
  volume.gain.linearRampToValueAtTime(0.3, start + 0.02);
  volume.gain.exponentialRampToValueAtTime(0.001, start + noteSeconds);
  tone.connect(volume).connect(destination);
  tone.start(start);
  tone.stop(start + noteSeconds);
}

function ended(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, totalMilliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
