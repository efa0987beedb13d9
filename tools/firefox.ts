import { findFirefoxBinary } from './firefox/find-binary.ts';
import { installDebianPackage } from './install/debian-package.ts';
import { isProgram, programOnPath } from './install/program-on-path.ts';

const MACOS = '/Applications/Firefox.app/Contents/MacOS/firefox';

/** The path of a Firefox for the tests that want one; installs Debian's where that is ours to do. Null: there is none. */
export function findFirefox({
  report = () => {},
}: {
  report?: (line: string) => void;
} = {}): Promise<string | null> {
  const installed = programOnPath(['firefox-esr', 'firefox']) ?? (isProgram(MACOS) ? MACOS : undefined);
  return findFirefoxBinary(
    {
      chosenPath: process.env.FIREFOX_PATH || undefined,
      isProgram,
      installedPath: installed,
      bringSystemPackage: async () => {
        // Ubuntu's package of that name is a pointer to a snap.
        const isOurs = await installDebianPackage('firefox-esr', ['debian'], report);
        return isOurs ? programOnPath(['firefox-esr']) : undefined;
      },
    },
    report,
  );
}
