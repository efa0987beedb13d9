import { describe, expect, test } from 'bun:test';
import {
  type Command,
  commandFor,
  commands,
  type KeyboardPlace,
  type KeyPress,
  keysOf,
  type Platform,
  platformOf,
} from './shortcuts.ts';

/** `Ctrl+D` as the keyboard event it makes. */
function press(keys: string): KeyPress {
  const parts = keys.split('+');
  const last = parts.at(-1) ?? '';
  return {
    key: last === 'Space' ? ' ' : last,
    code: last === 'Space' ? 'Space' : /^[A-Za-z]$/.test(last) ? `Key${last.toUpperCase()}` : 'Slash',
    ctrlKey: parts.includes('Ctrl'),
    altKey: parts.includes('Alt'),
    metaKey: parts.includes('Meta'),
    isAltGraph: parts.includes('AltGraph'),
  };
}

describe('commandFor', () => {
  test.each<[string, Platform, Command | null]>([
    ['Ctrl+d', 'other', 'microphone'],
    ['Ctrl+D', 'other', 'microphone'],
    ['Meta+d', 'apple', 'microphone'],
    ['Meta+d', 'other', null],
    ['Ctrl+d', 'apple', null],
    ['d', 'other', null],
    ['Alt+d', 'other', null],
    ['Ctrl+Alt+d', 'other', null],
    ['Ctrl+e', 'other', 'camera'],
    ['Meta+e', 'apple', 'camera'],
    ['Space', 'other', 'talk'],
    ['Space', 'apple', 'talk'],
    ['Ctrl+Space', 'other', null],
    ['?', 'other', 'shortcuts'],
    ['?', 'apple', 'shortcuts'],
    ['/', 'other', null],
    ['Ctrl+Alt+p', 'other', 'people'],
    ['Ctrl+Meta+p', 'apple', 'people'],
    ['Ctrl+p', 'other', null],
    ['Ctrl+Alt+v', 'other', 'layout'],
    ['Ctrl+v', 'other', null],
    ['Meta+v', 'apple', null],
    ['Ctrl+Alt+AltGraph+p', 'other', null],
  ])('%s on %s: %p', (keys, platform, command) => {
    expect(commandFor(press(keys), platform, 'page')).toBe(command);
  });

  test('with two modifiers the key counts by its place, whatever character the layout makes of it', () => {
    expect(commandFor({ ...press('Ctrl+Alt+p'), key: 'þ' }, 'other', 'page')).toBe('people');
    expect(commandFor({ ...press('Ctrl+d'), key: 'в' }, 'other', 'page')).toBeNull();
  });

  const all = { microphone: 'Ctrl+d', camera: 'Ctrl+e', talk: 'Space', people: 'Ctrl+Alt+p' } as const;
  test.each<[KeyboardPlace, Command[]]>([
    ['page', ['microphone', 'camera', 'talk', 'people']],
    ['control', ['microphone', 'camera', 'people']],
    ['dialog', ['microphone', 'camera']],
    ['menu', []],
    ['field', []],
  ])('in a %s these work: %p', (place, working) => {
    const found = Object.values(all).map((keys) => commandFor(press(keys), 'other', place));
    expect(found.filter((command) => command !== null)).toEqual(working);
  });
});

describe('keysOf', () => {
  test.each<[Command, Platform, string]>([
    ['microphone', 'other', 'Ctrl D'],
    ['microphone', 'apple', '⌘ D'],
    ['people', 'other', 'Ctrl Alt P'],
    ['people', 'apple', '⌃ ⌘ P'],
    ['talk', 'apple', 'Space'],
    ['shortcuts', 'other', '?'],
  ])('%s on %s is %s', (command, platform, keys) => {
    expect(keysOf(command, platform).join(' ')).toBe(keys);
  });

  test('no two commands have the same keys', () => {
    const keys = commands.map((command) => keysOf(command, 'other').join(' '));
    expect(new Set(keys).size).toBe(commands.length);
  });
});

test.each<[string, Platform]>([
  ['MacIntel', 'apple'],
  ['macOS', 'apple'],
  ['iPhone', 'apple'],
  ['Win32', 'other'],
  ['Linux x86_64', 'other'],
  ['', 'other'],
])('%p has the keys of %s', (browserPlatform, platform) => {
  expect(platformOf(browserPlatform)).toBe(platform);
});
