import { join } from 'node:path';
import { isProgram, programOnPath } from '../install/program-on-path.ts';

const LINUX = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge'];
const MACOS = ['Chromium', 'Google Chrome', 'Microsoft Edge'];
const WINDOWS = [
  ['Google', 'Chrome', 'Application', 'chrome.exe'],
  ['Chromium', 'Application', 'chrome.exe'],
  ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
];

/** Browsers of the Chromium family where this platform's installers put them, the preferred first. */
export function installedBrowsers(env: Record<string, string | undefined> = process.env): string[] {
  return candidates(env).filter(isProgram);
}

function candidates(env: Record<string, string | undefined>): string[] {
  if (process.platform === 'darwin') {
    const folders = ['/Applications', join(env.HOME ?? '', 'Applications')];
    return MACOS.flatMap((name) =>
      folders.map((folder) => join(folder, `${name}.app`, 'Contents', 'MacOS', name)),
    );
  }
  if (process.platform === 'win32') {
    const folders = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA];
    return WINDOWS.flatMap((path) => folders.flatMap((folder) => (folder ? [join(folder, ...path)] : [])));
  }
  return LINUX.flatMap((name) => programOnPath([name], env) ?? []);
}
