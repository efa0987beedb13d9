import {
  ChartNoAxesColumn,
  EllipsisVertical,
  Keyboard,
  Leaf,
  Link2,
  Maximize,
  Minimize,
  Settings,
  Users,
} from 'lucide-react';
import type { ReactNode, RefObject } from 'react';
import { useTranslations } from 'use-intl';
import { setPreferences } from '../../storage/preferences.ts';
import { usePreferences } from '../../storage/use-preferences.ts';
import { Menu, MenuItem, MenuSeparator, MenuSwitch } from '../../ui/menu.tsx';
import { ControlButton } from './control-button.tsx';
import { LayoutChoice } from './layout-choice.tsx';
import { useFullScreen } from './use-full-screen.ts';
import { useShortcutWords } from './use-shortcut-words.ts';

export type MoreMenuProps = {
  triggerRef: RefObject<HTMLButtonElement | null>;
  /** What the bar itself has no room for. */
  overflow: { layout: boolean; people: boolean };
  onPeople: () => void;
  onSettings: () => void;
  onStatistics: () => void;
  onShortcuts: () => void;
  onCopyLink: () => void;
};

/** All that is not pressed often, and on a small window what the bar has no room for. */
export function MoreMenu(props: MoreMenuProps): ReactNode {
  const t = useTranslations('controls');
  const words = useShortcutWords();
  const { isDataSaverOn } = usePreferences();
  const { triggerRef, overflow } = props;
  return (
    <Menu
      tooltip={t('more')}
      triggerRef={triggerRef}
      trigger={
        <ControlButton aria-label={t('more')}>
          <EllipsisVertical aria-hidden size={22} />
        </ControlButton>
      }
    >
      {overflow.people && (
        <MenuItem icon={<Users aria-hidden size={20} />} shortcut={words('people')} onSelect={props.onPeople}>
          {t('people')}
        </MenuItem>
      )}
      {overflow.layout && <LayoutChoice />}
      {(overflow.layout || overflow.people) && <MenuSeparator />}
      <MenuSwitch
        icon={<Leaf aria-hidden size={20} />}
        isOn={isDataSaverOn}
        onTurn={(isOn) => setPreferences({ isDataSaverOn: isOn })}
      >
        {t('dataSaver')}
      </MenuSwitch>
      <FullScreenItem />
      <MenuItem icon={<Link2 aria-hidden size={20} />} onSelect={props.onCopyLink}>
        {t('copyLink')}
      </MenuItem>
      <MenuSeparator />
      <MenuItem icon={<ChartNoAxesColumn aria-hidden size={20} />} onSelect={props.onStatistics}>
        {t('statistics')}
      </MenuItem>
      <MenuItem
        icon={<Keyboard aria-hidden size={20} />}
        shortcut={words('shortcuts')}
        onSelect={props.onShortcuts}
      >
        {t('shortcuts')}
      </MenuItem>
      <MenuItem icon={<Settings aria-hidden size={20} />} onSelect={props.onSettings}>
        {t('settings')}
      </MenuItem>
    </Menu>
  );
}

/** Only where the browser has a full screen; a phone of Apple has none. */
function FullScreenItem(): ReactNode {
  const t = useTranslations('controls');
  const { isPossible, isOn, turn } = useFullScreen();
  if (!isPossible) return null;
  const Icon = isOn ? Minimize : Maximize;
  return (
    <MenuItem icon={<Icon aria-hidden size={20} />} onSelect={turn}>
      {isOn ? t('leaveFullScreen') : t('fullScreen')}
    </MenuItem>
  );
}
