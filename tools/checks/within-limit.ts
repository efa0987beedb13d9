import { MissingPart } from '../missing-part.ts';
import { killDescendants } from '../process/descendants.ts';

/** What a long run says meanwhile, and how long it has been at it. */
export type RunProgress = {
  readonly report: (line: string) => void;
  readonly seconds: () => number;
};

/**
 * Does what a run is about and answers with its exit code: 0 when the work says that all held, 1 when not or when it throws.
 * When it takes longer than its limit this process ends, with all that it started.
 */
export async function withinLimit(
  name: string,
  limitMinutes: number,
  work: (progress: RunProgress) => Promise<boolean>,
): Promise<number> {
  const since = performance.now();
  const seconds = () => (performance.now() - since) / 1000;
  const report = (line: string) => console.log(`… ${name} ${seconds().toFixed(0).padStart(4)} s  ${line}`);
  const limit = setTimeout(() => {
    console.error(`✗ ${name}: not done after ${limitMinutes} min`);
    killDescendants(process.pid);
    process.exit(1);
  }, limitMinutes * 60_000);
  try {
    return (await work({ report, seconds })) ? 0 : 1;
  } catch (error) {
    console.error(`✗ ${name}:`, error instanceof MissingPart ? error.message : error);
    return 1;
  } finally {
    clearTimeout(limit);
  }
}
