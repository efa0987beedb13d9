import { expect, test } from 'bun:test';
import { MissingPart } from '../missing-part.ts';
import { type FirefoxProbe, findFirefoxBinary } from './find-binary.ts';

const everywhere: FirefoxProbe = {
  chosenPath: '/chosen',
  isProgram: () => true,
  installedPath: '/installed',
  bringSystemPackage: async () => '/package',
};
const nothing = { chosenPath: undefined, installedPath: undefined };
const fails = async (): Promise<never> => {
  throw new Error('cannot be reached');
};

test.each<[string, Partial<FirefoxProbe>, string | null]>([
  ['takes the one FIREFOX_PATH names', {}, '/chosen'],
  ['takes the one that is installed', { chosenPath: undefined }, '/installed'],
  ['takes the system’s package', nothing, '/package'],
  [
    'finds none where the package is not ours to install',
    { ...nothing, bringSystemPackage: async () => undefined },
    null,
  ],
  ['finds none where the package cannot be had', { ...nothing, bringSystemPackage: fails }, null],
])('the search for a Firefox %s', async (_, differences, expected) => {
  expect(await findFirefoxBinary({ ...everywhere, ...differences }, () => {})).toBe(expected);
});

test('a FIREFOX_PATH that is no program is said', async () => {
  const failure = await findFirefoxBinary({ ...everywhere, isProgram: () => false }, () => {}).catch(
    (error) => error,
  );
  expect(failure).toBeInstanceOf(MissingPart);
  expect(failure.message).toContain('FIREFOX_PATH is /chosen');
});
