import { getPreferences } from '../storage/preferences.ts';

/** Three notes, each this long. */
const notes = [523.25, 659.25, 783.99];
const noteSeconds = 0.28;

/** Plays three notes on the chosen speaker and resolves when they are over; rejects where the browser plays nothing. */
export async function playTestSound(): Promise<void> {
  const context = new AudioContext();
  try {
    await chooseSpeaker(context);
    await context.resume();
    if (context.state !== 'running') throw new Error('the browser holds the sound back');
    const start = context.currentTime;
    const { promise, resolve } = Promise.withResolvers<void>();
    for (const [index, frequency] of notes.entries()) {
      const [from, until] = [start + index * noteSeconds, start + (index + 1) * noteSeconds];
      const gain = new GainNode(context, { gain: 0 });
      gain.gain.setValueAtTime(0, from);
      gain.gain.linearRampToValueAtTime(0.25, from + 0.02);
      gain.gain.linearRampToValueAtTime(0, until);
      const note = new OscillatorNode(context, { frequency });
      note.connect(gain).connect(context.destination);
      note.start(from);
      note.stop(until);
      if (index === notes.length - 1) note.addEventListener('ended', () => resolve());
    }
    await promise;
  } finally {
    void context.close();
  }
}

/** Where the browser lets a page choose; a speaker that is gone is as if never chosen. */
async function chooseSpeaker(context: AudioContext): Promise<void> {
  const { speakerId } = getPreferences();
  const choosable = context as AudioContext & { setSinkId?(id: string): Promise<void> };
  if (speakerId !== null) await choosable.setSinkId?.(speakerId).catch(() => undefined);
}
