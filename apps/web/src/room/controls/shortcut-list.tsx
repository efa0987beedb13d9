import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Dialog } from '../../ui/dialog.tsx';
import { browserPlatform } from './browser-platform.ts';
import styles from './shortcut-list.module.css';
import { type Command, commands, keysOf } from './shortcuts.ts';

type ShortcutListProps = { isOpen: boolean; onOpenChange: (isOpen: boolean) => void };

/** Every shortcut, with the keys as this platform writes them. */
export function ShortcutList(props: ShortcutListProps): ReactNode {
  const t = useTranslations('shortcuts');
  const words: Record<Command, string> = {
    microphone: t('microphone'),
    camera: t('camera'),
    talk: t('talk'),
    people: t('people'),
    layout: t('layout'),
    shortcuts: t('list'),
  };
  return (
    <Dialog {...props} title={t('title')}>
      <dl className={styles.list}>
        {commands.map((command) => (
          <div key={command} className={styles.row}>
            <dt>{words[command]}</dt>
            <dd className={styles.keys}>
              {keysOf(command, browserPlatform()).map((key) => (
                <kbd key={key} className={styles.key}>
                  {key === 'Space' ? t('space') : key}
                </kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      <p className={styles.hint}>{t('hint')}</p>
    </Dialog>
  );
}
