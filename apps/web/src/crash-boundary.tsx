import { Component, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from './ui/button.tsx';
import { MessageScreen } from './ui/message-screen.tsx';

/** The one place that catches what broke while drawing: a calm screen in place of a blank page. */
export class CrashBoundary extends Component<{ children: ReactNode }, { hasCrashed: boolean }> {
  override state = { hasCrashed: false };

  static getDerivedStateFromError(): { hasCrashed: boolean } {
    return { hasCrashed: true };
  }

  override render(): ReactNode {
    return this.state.hasCrashed ? <CrashScreen /> : this.props.children;
  }
}

function CrashScreen(): ReactNode {
  const t = useTranslations('failure');
  return (
    <MessageScreen
      title={t('crashTitle')}
      actions={
        <Button look="primary" onClick={() => location.reload()}>
          {t('reload')}
        </Button>
      }
    >
      <p>{t('crashHint')}</p>
    </MessageScreen>
  );
}
