import { killDescendants } from '../process/descendants.ts';

const SIGNALS = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;

/** Makes a signal end this process and all that came from it, test parts in groups of their own included. */
export function endOnSignals(): void {
  for (const [signal, exitCode] of Object.entries(SIGNALS)) {
    process.on(signal, () => {
      killDescendants(process.pid);
      process.exit(exitCode);
    });
  }
}
