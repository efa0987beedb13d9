import { LayoutGrid } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Menu } from '../../ui/menu.tsx';
import { ControlButton } from './control-button.tsx';
import { LayoutChoice } from './layout-choice.tsx';
import { useShortcutWords } from './use-shortcut-words.ts';

/** The button that changes the layout. */
export function LayoutMenu(): ReactNode {
  const t = useTranslations('controls');
  const words = useShortcutWords();
  return (
    <Menu
      tooltip={`${t('layout')} (${words('layout')})`}
      trigger={
        <ControlButton aria-label={t('layout')}>
          <LayoutGrid aria-hidden size={22} />
        </ControlButton>
      }
    >
      <LayoutChoice />
    </Menu>
  );
}
