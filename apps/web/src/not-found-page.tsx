import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useLocation } from 'wouter';
import { pathTo } from './routes.ts';
import { Button } from './ui/button.tsx';
import { MessageScreen } from './ui/message-screen.tsx';

/** An address that is no page, or whose room name can be none. */
export function NotFoundPage({ kind }: { kind: 'page' | 'room' }): ReactNode {
  const t = useTranslations('failure');
  const [, navigate] = useLocation();
  return (
    <MessageScreen
      title={kind === 'page' ? t('notFoundTitle') : t('badRoomTitle')}
      actions={<Button onClick={() => navigate(pathTo.home())}>{t('home')}</Button>}
    >
      <p>{kind === 'page' ? t('notFoundHint') : t('badRoomHint')}</p>
    </MessageScreen>
  );
}
