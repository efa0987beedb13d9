import { MissingPart } from '../missing-part.ts';

/** How the search looks at the machine. */
export type FirefoxProbe = {
  readonly chosenPath: string | undefined;
  isProgram(path: string): boolean;
  readonly installedPath: string | undefined;
  /** The path of what it brought, or undefined where that is not ours to do. */
  bringSystemPackage(): Promise<string | undefined>;
};

/**
 * The search for a Firefox: FIREFOX_PATH, one that is installed, Debian's package. Null when there is none, for its
 * tests can be left out; a FIREFOX_PATH that is wrong is said.
 */
export async function findFirefoxBinary(
  probe: FirefoxProbe,
  report: (line: string) => void,
): Promise<string | null> {
  const { chosenPath, installedPath } = probe;
  if (chosenPath) {
    if (probe.isProgram(chosenPath)) return chosenPath;
    throw new MissingPart(
      `FIREFOX_PATH is ${chosenPath}, and that is no program: correct it or leave it out.`,
    );
  }
  if (installedPath) return installedPath;
  try {
    return (await probe.bringSystemPackage()) ?? null;
  } catch (error) {
    report(error instanceof Error ? error.message : String(error));
    return null;
  }
}
