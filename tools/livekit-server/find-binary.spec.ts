import { describe, expect, test } from 'bun:test';
import { MissingPart } from '../missing-part.ts';
import { findBinary, type Probe } from './find-binary.ts';

const fails = (reason: string) => async (): Promise<string> => {
  throw new Error(reason);
};
const emptyMachine: Probe = {
  onPath: async () => undefined,
  inCache: async () => undefined,
  fromRelease: fails('github.com cannot be reached'),
  withGo: fails('no Go toolchain on PATH'),
};
const everywhere: Probe = {
  onPath: async () => ({ path: '/path/livekit-server', versionOutput: 'livekit-server version 1.13.5' }),
  inCache: async () => '/cache/livekit-server',
  fromRelease: async () => '/release/livekit-server',
  withGo: async () => '/go/livekit-server',
};

describe('the search for a livekit-server', () => {
  test.each<[string, Partial<Probe>, string]>([
    ['takes the one on PATH before all others', {}, '/path/livekit-server'],
    ['takes our cache when PATH has none', { onPath: emptyMachine.onPath }, '/cache/livekit-server'],
    [
      'passes by a version that is too old',
      { onPath: async () => ({ path: '/old', versionOutput: 'livekit-server version 1.12.9' }) },
      '/cache/livekit-server',
    ],
    [
      'brings the release when nothing is here',
      { onPath: emptyMachine.onPath, inCache: emptyMachine.inCache },
      '/release/livekit-server',
    ],
    [
      'builds with Go when the release cannot be had',
      { ...emptyMachine, withGo: everywhere.withGo },
      '/go/livekit-server',
    ],
  ])('%s', async (_, differences, expected) => {
    expect(await findBinary({ ...everywhere, ...differences }, () => {})).toBe(expected);
  });

  test('says which version it passes by', async () => {
    const said: string[] = [];
    const onPath = async () => ({ path: '/old', versionOutput: 'livekit-server version 1.9.0\n' });
    await findBinary({ ...everywhere, onPath }, (line) => said.push(line));
    expect(said).toEqual(['/old is "livekit-server version 1.9.0", wanted is 1.13.5: looking further']);
  });

  test('ends on an empty machine in one sentence with the reasons and the choices', async () => {
    const failure = await findBinary(emptyMachine, () => {}).catch((error) => error);
    expect(failure).toBeInstanceOf(MissingPart);
    expect(failure.message).not.toContain('\n');
    for (const word of [
      'github.com cannot be reached',
      'no Go toolchain',
      'brew',
      'docker-compose.yml',
      'LIVEKIT_URL',
    ]) {
      expect(failure.message).toContain(word);
    }
  });
});
