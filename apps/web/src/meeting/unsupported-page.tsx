import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { MessageScreen } from '../ui/message-screen.tsx';

/** For a browser that has no WebRTC: said before anything is asked of it. */
export function UnsupportedPage(): ReactNode {
  const t = useTranslations('failure');
  return (
    <MessageScreen title={t('unsupportedTitle')} actions={null}>
      <p>{t('unsupportedHint')}</p>
    </MessageScreen>
  );
}
