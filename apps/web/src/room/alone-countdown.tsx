import { AlertDialog } from '@base-ui/react/alert-dialog';
import { type ReactNode, useEffect } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../ui/button.tsx';
import dialog from '../ui/dialog.module.css';
import { useAloneStage } from './use-alone-stage.ts';

type AloneCountdownProps = { isAlone: boolean; onOver: () => void };

/**
 * Asks someone who has been alone for an hour whether they are still there, and ends the call when nobody answers: a
 * forgotten tab holds a camera, a microphone and a place on the server.
 */
export function AloneCountdown({ isAlone, onOver }: AloneCountdownProps): ReactNode {
  const t = useTranslations('alone');
  const { stage, stay } = useAloneStage(isAlone);
  useEffect(() => {
    if (stage.kind === 'over') onOver();
  }, [stage.kind, onOver]);
  return (
    <AlertDialog.Root open={stage.kind === 'countdown'} onOpenChange={(isOpen) => isOpen || stay()}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className={dialog.backdrop} />
        <AlertDialog.Popup className={dialog.dialog} data-theme="room">
          <AlertDialog.Title className={dialog.title}>{t('title')}</AlertDialog.Title>
          <AlertDialog.Description>
            {stage.kind === 'countdown' && t('countdown', { seconds: stage.secondsLeft })}
          </AlertDialog.Description>
          <Button look="primary" onClick={stay}>
            {t('stay')}
          </Button>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
