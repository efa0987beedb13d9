import { describe, expect, test } from 'bun:test';
import { MissingPart } from '../missing-part.ts';
import { findBinary, type Probe } from './find-binary.ts';

const everywhere: Probe = {
  chosenPath: '/chosen',
  installedPaths: ['/installed', '/installed-too'],
  runs: async () => true,
  bringPlaywrights: async () => '/playwright',
  bringSystemPackage: async () => '/package',
};
const fails = async (): Promise<string> => {
  throw new Error('cannot be reached');
};

describe('the search for a Chromium', () => {
  test.each<[string, Partial<Probe>, string]>([
    ['takes the one CHROMIUM_PATH names', {}, '/chosen'],
    ['takes the first that is installed', { chosenPath: undefined }, '/installed'],
    [
      'passes by one that is there and does not run',
      { chosenPath: undefined, runs: async (path) => path !== '/installed' },
      '/installed-too',
    ],
    ['lets Playwright bring its own', { chosenPath: undefined, installedPaths: [] }, '/playwright'],
    [
      'takes the system package when Playwright’s cannot be had',
      { chosenPath: undefined, installedPaths: [], bringPlaywrights: fails },
      '/package',
    ],
    [
      'takes the system package when Playwright’s lacks libraries',
      { chosenPath: undefined, installedPaths: [], runs: async (path) => path === '/package' },
      '/package',
    ],
  ])('%s', async (_, differences, expected) => {
    expect(await findBinary({ ...everywhere, ...differences }, () => {})).toBe(expected);
  });

  test.each<[string, Partial<Probe>, string]>([
    ['a CHROMIUM_PATH that does not run', { runs: async () => false }, 'CHROMIUM_PATH is /chosen'],
    [
      'a machine with nothing',
      { chosenPath: undefined, installedPaths: [], bringPlaywrights: fails, bringSystemPackage: fails },
      'set CHROMIUM_PATH',
    ],
  ])('ends with a sentence on %s', async (_, differences, expected) => {
    const failure = await findBinary({ ...everywhere, ...differences }, () => {}).catch((error) => error);
    expect(failure).toBeInstanceOf(MissingPart);
    expect(failure.message).toContain(expected);
  });
});
