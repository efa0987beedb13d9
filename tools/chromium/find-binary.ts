import { MissingPart } from '../missing-part.ts';

/** How the search looks at the machine. `bring…` answers with the path of what it brought, or fails. */
export type Probe = {
  readonly chosenPath: string | undefined;
  readonly installedPaths: readonly string[];
  /** Whether this program is there and comes up. */
  runs(path: string): Promise<boolean>;
  bringPlaywrights(): Promise<string>;
  bringSystemPackage(): Promise<string>;
};

/** The search for a Chromium: CHROMIUM_PATH, one that is installed, Playwright's download, Debian's package. */
export async function findBinary(probe: Probe, report: (line: string) => void): Promise<string> {
  const { chosenPath } = probe;
  if (chosenPath) {
    if (await probe.runs(chosenPath)) return chosenPath;
    throw new MissingPart(
      `CHROMIUM_PATH is ${chosenPath}, and that does not run: correct it or leave it out.`,
    );
  }
  for (const path of probe.installedPaths) {
    if (await probe.runs(path)) return path;
  }
  for (const bring of [probe.bringPlaywrights, probe.bringSystemPackage]) {
    try {
      const path = await bring();
      if (await probe.runs(path)) return path;
      report(`${path} does not run here`);
    } catch (error) {
      report(error instanceof Error ? error.message : String(error));
    }
  }
  throw new MissingPart(
    'No Chromium for the browser tests, and none could be brought: install Chromium, Chrome or Edge, or set CHROMIUM_PATH.',
  );
}
