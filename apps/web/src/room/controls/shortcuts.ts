/** What can be done by a key of its own while in the room. */
export type Command = 'microphone' | 'camera' | 'talk' | 'people' | 'layout' | 'shortcuts';

/** Whose words and keys are used: ⌘ on Apple's devices, Ctrl elsewhere. */
export type Platform = 'apple' | 'other';

/**
 * Where the keyboard is: in a `field` that takes text, in a `menu`, in a `dialog`, on a `control` that was reached by
 * keyboard and so has the space bar for itself, or anywhere else on the `page`.
 */
export type KeyboardPlace = 'page' | 'control' | 'field' | 'menu' | 'dialog';

/** What of a keyboard event a shortcut depends on. */
export type KeyPress = {
  key: string;
  code: string;
  ctrlKey: boolean;
  altKey: boolean;
  metaKey: boolean;
  isAltGraph: boolean;
};

/** The keys of each command, in the order of the list; `Mod` is ⌘ or Ctrl, `Mod2` the second key beside it. */
const shortcuts: readonly (readonly [Command, readonly string[]])[] = [
  ['microphone', ['Mod', 'D']],
  ['camera', ['Mod', 'E']],
  ['talk', ['Space']],
  // A letter without a modifier would be spoken to by speech input and hit by accident.
  ['people', ['Mod', 'Mod2', 'P']],
  ['layout', ['Mod', 'Mod2', 'V']],
  ['shortcuts', ['?']],
];

const keyNames: Record<Platform, Readonly<Record<string, string>>> = {
  apple: { Mod: '⌘', Mod2: '⌃' },
  other: { Mod: 'Ctrl', Mod2: 'Alt' },
};

/** Every command, in the order in which they are listed. */
export const commands: readonly Command[] = shortcuts.map(([command]) => command);

/** What a key pressed here means; null: nothing of ours, the browser has it. */
export function commandFor(press: KeyPress, platform: Platform, place: KeyboardPlace): Command | null {
  if (place === 'field' || place === 'menu' || press.isAltGraph) return null;
  const found = shortcuts.find(([, keys]) => isPressed(press, keys, platform))?.[0] ?? null;
  // One's own sound and picture are never out of reach; all else waits until the dialog is closed.
  if (place === 'dialog') return found === 'microphone' || found === 'camera' ? found : null;
  return place === 'control' && found === 'talk' ? null : found;
}

/** The keys of a command as this platform writes them; `Space` is left to be said in the person's language. */
export function keysOf(command: Command, platform: Platform): string[] {
  const keys = shortcuts.find(([each]) => each === command)?.[1] ?? [];
  const named = keys.map((key) => keyNames[platform][key] ?? key);
  // Apple lists ⌃ before ⌘.
  return platform === 'apple' && keys.includes('Mod2') ? ['⌃', '⌘', ...named.slice(2)] : named;
}

/** Which words a platform has, by what the browser calls it. */
export function platformOf(browserPlatform: string): Platform {
  return /mac|iphone|ipad|ipod/i.test(browserPlatform) ? 'apple' : 'other';
}

function isPressed(press: KeyPress, keys: readonly string[], platform: Platform): boolean {
  const last = keys.at(-1) ?? '';
  const [isMod, isMod2] = [keys.includes('Mod'), keys.includes('Mod2')];
  const { ctrlKey, altKey, metaKey } = press;
  const hasModifiers =
    platform === 'apple'
      ? metaKey === isMod && ctrlKey === isMod2 && !altKey
      : ctrlKey === isMod && altKey === isMod2 && !metaKey;
  if (!hasModifiers) return false;
  if (last === 'Space') return press.code === 'Space';
  // With two modifiers a layout may make another character of the key, which then counts by its place.
  return press.key.toUpperCase() === last || (isMod2 && press.code === `Key${last}`);
}
