import { useTranslations } from 'use-intl';
import { browserPlatform } from './browser-platform.ts';
import { type Command, keysOf } from './shortcuts.ts';

/** Says a command's keys as this platform and this language do: `Ctrl+D`, `⌘D`, `Espaço`. */
export function useShortcutWords(): (command: Command) => string {
  const t = useTranslations('shortcuts');
  const platform = browserPlatform();
  return (command) =>
    keysOf(command, platform)
      .map((key) => (key === 'Space' ? t('space') : key))
      .join(platform === 'apple' ? '' : '+');
}
