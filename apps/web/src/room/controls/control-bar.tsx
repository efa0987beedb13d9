import { type ReactNode, useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Call } from '../../call/call.ts';
import { meetingLink } from '../../routes.ts';
import { SettingsDialog } from '../../settings/settings-dialog.tsx';
import { getPreferences, setPreferences } from '../../storage/preferences.ts';
import { useMediaQuery } from '../../ui/use-media-query.ts';
import { useTell } from '../../ui/use-tell.ts';
import { copyText } from '../copy-text.ts';
import type { Panel, PanelButtons } from '../open-panel.tsx';
import { Clock } from './clock.tsx';
import styles from './control-bar.module.css';
import { HoldToTalk } from './hold-to-talk.ts';
import { layoutAfter } from './layout-choice.tsx';
import { LayoutMenu } from './layout-menu.tsx';
import { LeaveButton } from './leave-button.tsx';
import { MoreMenu } from './more-menu.tsx';
import { PeopleButton } from './people-button.tsx';
import { RoomDeviceToggles } from './room-device-toggles.tsx';
import { ShortcutList } from './shortcut-list.tsx';
import { type DeviceSwitches, useDeviceSwitches } from './use-device-switches.ts';
import { useShortcuts } from './use-shortcuts.ts';

type ControlBarProps = {
  call: Call;
  participantCount: number;
  isPublishing: boolean;
  panel: Panel | null;
  onPanel: (panel: Panel | null) => void;
  /** The bar's buttons that open panels, for giving the focus back. */
  buttons: PanelButtons;
};

/** The bar below the stage: where and when one is, the switches in the middle, who else is here. */
export function ControlBar(props: ControlBarProps): ReactNode {
  const { call, participantCount, panel, onPanel, buttons } = props;
  const t = useTranslations();
  const [dialog, setDialog] = useState<'settings' | 'shortcuts' | null>(null);
  const switches = useDeviceSwitches(call, props.isPublishing);
  const copyLink = useCopyLink(call);
  // The style sheet has the same widths: what it has no room for is in the menu.
  const overflow = {
    layout: useMediaQuery('(max-width: 36rem)'),
    people: useMediaQuery('(max-width: 19rem)'),
  };
  const toggle = (wanted: Panel): void => onPanel(panel === wanted ? null : wanted);

  useBarShortcuts(
    switches,
    () => toggle('people'),
    () => setDialog('shortcuts'),
  );

  return (
    <footer className={styles.bar}>
      <p className={styles.where}>
        <Clock />
        <span className={styles.roomName}>{call.roomName}</span>
      </p>
      <fieldset className={styles.controls} aria-label={t('room.controls')}>
        <RoomDeviceToggles switches={switches} />
        {!overflow.layout && <LayoutMenu />}
        <MoreMenu
          triggerRef={buttons.more}
          overflow={overflow}
          onPeople={() => toggle('people')}
          onStatistics={() => toggle('statistics')}
          onSettings={() => setDialog('settings')}
          onShortcuts={() => setDialog('shortcuts')}
          onCopyLink={copyLink}
        />
        <LeaveButton onLeave={() => call.leave()} />
      </fieldset>
      {!overflow.people && (
        <div className={styles.people}>
          <PeopleButton
            ref={buttons.people}
            count={participantCount}
            isOpen={panel === 'people'}
            onToggle={() => toggle('people')}
          />
        </div>
      )}
      <SettingsDialog
        call={call}
        isOpen={dialog === 'settings'}
        onOpenChange={(isOpen) => setDialog(isOpen ? 'settings' : null)}
      />
      <ShortcutList
        isOpen={dialog === 'shortcuts'}
        onOpenChange={(isOpen) => setDialog(isOpen ? 'shortcuts' : null)}
      />
    </footer>
  );
}

function useBarShortcuts(switches: DeviceSwitches, onPeople: () => void, onList: () => void): void {
  const t = useTranslations('controls');
  const tell = useTell();
  const { isOn, turn, toggle } = switches;
  const changeLayout = (): void => {
    const layout = layoutAfter(getPreferences().layout);
    setPreferences({ layout });
    const words = { auto: t('layoutAuto'), tiled: t('layoutTiled'), spotlight: t('layoutSpotlight') };
    tell(t('layoutChanged', { layout: words[layout] }));
  };
  const does = {
    microphone: () => toggle('microphone'),
    camera: () => toggle('camera'),
    people: onPeople,
    layout: changeLayout,
    shortcuts: onList,
  };
  const talk = useMemo(() => new HoldToTalk((wanted) => turn('microphone', wanted)), [turn]);
  useShortcuts({
    onCommand: (command) => does[command](),
    onTalkStart: () => {
      talk.press(!isOn.microphone);
      return talk.isHeld;
    },
    onTalkEnd: () => talk.release(),
  });
}

function useCopyLink(call: Call): () => void {
  const t = useTranslations('controls');
  const tell = useTell();
  return () => {
    const link = meetingLink(location.origin, call.roomName);
    void copyText(link).then((isCopied) => tell(isCopied ? t('linkCopied') : t('linkNotCopied', { link })));
  };
}
