import { beforeEach, describe, expect, test } from 'bun:test';

const values = new Map<string, string>();

beforeEach(() => {
  values.clear();
  globalThis.localStorage = {
    getItem: (key: string) => values.get(key) ?? null,
    setItem: (key: string, value: string) => values.set(key, value),
  } as unknown as Storage;
});

let loads = 0;

/** The file as a page that has just been opened has it. */
function freshPage(): Promise<typeof import('./preferences.ts')> {
  loads += 1;
  return import(`./preferences.ts?${loads}`);
}

describe('preferences', () => {
  test('are the usual ones where nothing was set', async () => {
    const { getPreferences } = await freshPage();
    expect(getPreferences()).toMatchObject({
      layout: 'auto',
      isDataSaverOn: false,
      cameraId: null,
      volumes: {},
    });
  });

  test('are there again the next time', async () => {
    const first = await freshPage();
    first.setPreferences({ layout: 'tiled', volumes: { Ana: 0.4 } });
    first.setPreferences({ isDataSaverOn: true });
    const { getPreferences } = await freshPage();
    expect(getPreferences()).toMatchObject({ layout: 'tiled', volumes: { Ana: 0.4 }, isDataSaverOn: true });
  });

  test.each([
    ['no JSON', '{', {}],
    ['no object', '"tiled"', {}],
    ['a layout of another version', '{"layout":"cinema","isDataSaverOn":true}', { isDataSaverOn: true }],
    [
      'a volume out of bounds',
      '{"volumes":{"Ana":7},"selfView":"hidden"}',
      { volumes: {}, selfView: 'hidden' },
    ],
  ])('with %s stored only what is not understood is as if never set', async (_what, text, expected) => {
    values.set('livemeet.preferences', text);
    const { getPreferences } = await freshPage();
    expect(getPreferences()).toMatchObject({ layout: 'auto', ...expected });
  });

  test('tell who listens, and are the same object until they change', async () => {
    const { getPreferences, setPreferences, subscribePreferences } = await freshPage();
    let told = 0;
    const end = subscribePreferences(() => {
      told += 1;
    });
    const before = getPreferences();
    expect(getPreferences()).toBe(before);
    setPreferences({ selfView: 'floating' });
    expect([told, getPreferences() === before]).toEqual([1, false]);
    end();
    setPreferences({ selfView: 'auto' });
    expect(told).toBe(1);
  });

  test('follow what another tab sets, while someone listens', async () => {
    const { getPreferences, setPreferences, subscribePreferences } = await freshPage();
    let told = 0;
    const end = subscribePreferences(() => {
      told += 1;
    });
    setPreferences({ layout: 'tiled' });
    values.set('livemeet.preferences', '{"layout":"tiled","isDataSaverOn":true}');
    dispatchEvent(Object.assign(new Event('storage'), { key: 'livemeet.preferences' }));
    expect([told, getPreferences().isDataSaverOn]).toEqual([2, true]);
    setPreferences({ selfView: 'hidden' });
    expect(values.get('livemeet.preferences')).toContain('"isDataSaverOn":true');
    dispatchEvent(Object.assign(new Event('storage'), { key: 'livemeet.name' }));
    expect(told).toBe(3);
    end();
    dispatchEvent(Object.assign(new Event('storage'), { key: 'livemeet.preferences' }));
    expect(told).toBe(3);
  });
});
