import { startUnderBun } from '../servers/bun-program.ts';

/** What the API ends with when it was told nothing, which it sees once all its code has been read and run. */
const invalidConfig = 'exit code 78';

/** How long the built API takes to have its code in place, in ms: it is started without settings, and ends by itself. */
export async function loadTimeOf(path: string): Promise<number> {
  const since = performance.now();
  const { exited } = await startUnderBun({ path, env: {} }, () => {});
  const how = await exited;
  if (how !== invalidConfig) throw new Error(`${path} without settings: ${how}`);
  return performance.now() - since;
}
