import type { Stack } from '../../e2e/stack.ts';
import { SyntheticPerson } from '../../e2e/synthetic-people.ts';

/** So many are on their way at the same time. */
const lanes = 4;
const longestStayMs = 800;

/** People without a browser who enter a room, stay for a moment and go, so many times in all. Half of them send. */
export async function comeAndGo(
  stack: Stack,
  roomName: string,
  times: number,
  onGone: (count: number) => void,
): Promise<void> {
  let begun = 0;
  let gone = 0;
  const lane = async (): Promise<void> => {
    while (begun < times) {
      const index = begun++;
      // An address each: one alone is not given so many tokens a minute.
      const address = `10.1.${index >> 8}.${index & 255}`;
      const person = await SyntheticPerson.enter(stack, roomName, `Guest ${index}`, address);
      if (index % 2 === 0) await person.turnOnCamera();
      await Bun.sleep(Math.random() * longestStayMs);
      await person.leave();
      gone += 1;
      onGone(gone);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}
