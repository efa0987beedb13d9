import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { findBinary } from './chromium/find-binary.ts';
import { installedBrowsers } from './chromium/installed-browsers.ts';
import { bringPlaywrights } from './chromium/playwright-download.ts';
import { installDebianPackage } from './install/debian-package.ts';
import { isProgram, programOnPath } from './install/program-on-path.ts';

const SHOW_VERSION_LIMIT_MS = 15_000;

/** The path of a Chromium for the browser tests; installs one where none is found. */
export function findChromium({
  report = () => {},
}: {
  report?: (line: string) => void;
} = {}): Promise<string> {
  return findBinary(
    {
      chosenPath: process.env.CHROMIUM_PATH || undefined,
      installedPaths: installedBrowsers(),
      runs,
      bringPlaywrights: () => bringPlaywrights(report),
      bringSystemPackage: () => bringSystemPackage(report),
    },
    report,
  );
}

/** A browser that lacks system libraries is there and yet does not run, so it is asked for its version. */
async function runs(path: string): Promise<boolean> {
  if (!isProgram(path)) return false;
  // On Windows the question would open a window.
  if (process.platform === 'win32') return true;
  return promisify(execFile)(path, ['--version'], { timeout: SHOW_VERSION_LIMIT_MS }).then(
    () => true,
    () => false,
  );
}

/** Debian only: Ubuntu's package of that name is a pointer to a snap. */
async function bringSystemPackage(report: (line: string) => void): Promise<string> {
  const isOurs = await installDebianPackage('chromium', ['debian'], report).catch((cause) => {
    throw new Error('apt-get could not install chromium', { cause });
  });
  const path = isOurs ? programOnPath(['chromium']) : undefined;
  if (!path) throw new Error('the system package of Chromium is only installed as root on Debian');
  return path;
}
