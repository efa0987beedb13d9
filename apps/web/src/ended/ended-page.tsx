import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { EndReason } from '../call/call-state.ts';
import { formatDuration } from '../i18n/format-duration.ts';
import { useLocale } from '../i18n/use-locale.ts';
import { Button } from '../ui/button.tsx';
import { MessageScreen } from '../ui/message-screen.tsx';

const words = {
  left: { title: 'left', hint: 'leftHint' },
  'left-alone': { title: 'leftAlone', hint: 'leftAloneHint' },
  removed: { title: 'removed', hint: 'removedHint' },
  'room-closed': { title: 'roomClosed', hint: 'roomClosedHint' },
  'room-full': { title: 'roomFilled', hint: 'roomFilledHint' },
  'joined-elsewhere': { title: 'joinedElsewhere', hint: 'joinedElsewhereHint' },
  'connection-lost': { title: 'connectionLost', hint: 'connectionLostHint' },
} as const satisfies Record<EndReason, { title: string; hint: string }>;

type EndedPageProps = {
  reason: EndReason;
  durationMilliseconds: number;
  onRejoin: () => void;
  onHome: () => void;
};

/** After the call: why it ended, how long it was, and the way back in. */
export function EndedPage({ reason, durationMilliseconds, onRejoin, onHome }: EndedPageProps): ReactNode {
  const t = useTranslations('ended');
  const { locale } = useLocale();
  return (
    <MessageScreen
      title={t(words[reason].title)}
      actions={
        <>
          <Button look="primary" onClick={onRejoin}>
            {t('rejoin')}
          </Button>
          <Button onClick={onHome}>{t('home')}</Button>
        </>
      }
    >
      <p>{t(words[reason].hint)}</p>
      <p>{t('duration', { duration: formatDuration(durationMilliseconds, locale) })}</p>
    </MessageScreen>
  );
}
