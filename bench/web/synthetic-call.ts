import type { Stack } from '../../e2e/stack.ts';
import { SyntheticPerson } from '../../e2e/synthetic-people.ts';

/** People without browsers, all with camera and microphone, who are silent or speak one after the other. */
export type SyntheticCall = {
  /** They take turns, a second each, until `work` is done; then all are silent again. */
  whileTheySpeak<T>(work: () => Promise<T>): Promise<T>;
  leave(): Promise<void>;
};

const turnMs = 1_000;

export async function startSyntheticCall(
  stack: Stack,
  roomName: string,
  count: number,
): Promise<SyntheticCall> {
  const people: SyntheticPerson[] = [];
  const voices: { speak: (isSpeaking: boolean) => void }[] = [];
  const leave = async (): Promise<void> => {
    for (const person of people) await person.leave();
  };
  try {
    for (let index = 0; index < count; index++) {
      const person = await SyntheticPerson.enter(stack, roomName, `Guest ${index + 1}`);
      people.push(person);
      await person.turnOnCamera();
      voices.push(await person.turnOnMicrophone());
    }
  } catch (error) {
    await leave();
    throw error;
  }
  return {
    leave,
    async whileTheySpeak(work) {
      let turn = 0;
      const next = (): void => {
        for (const [index, voice] of voices.entries()) voice.speak(index === turn % voices.length);
        turn++;
      };
      next();
      const timer = setInterval(next, turnMs);
      try {
        return await work();
      } finally {
        clearInterval(timer);
        for (const voice of voices) voice.speak(false);
      }
    },
  };
}
