import type { Participant } from 'livekit-client';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { Call } from '../call/call.ts';
import { setPreferences } from '../storage/preferences.ts';
import { usePreferences } from '../storage/use-preferences.ts';
import { Button } from '../ui/button.tsx';
import styles from './banner.module.css';
import { PoorSignal } from './poor-signal.tsx';
import { useDataSaverOffer } from './use-data-saver-offer.ts';

/** After a while of trouble: which direction suffers, and what would help. The region itself stays, so that it is read out. */
export function DataSaverBanner({ call, people }: { call: Call; people: Participant[] }): ReactNode {
  const t = useTranslations();
  const { isDataSaverOn } = usePreferences();
  const { trouble, answer } = useDataSaverOffer();
  const isSending = people.some(({ isLocal, isCameraEnabled }) => isLocal && isCameraEnabled);
  const isReceiving =
    !isDataSaverOn && people.some(({ isLocal, isCameraEnabled }) => !isLocal && isCameraEnabled);
  const canHelp = (trouble === 'receiving' && isReceiving) || (trouble === 'sending' && isSending);
  const help = (): void => {
    answer();
    if (trouble === 'receiving') setPreferences({ isDataSaverOn: true });
    else void call.turn('camera', false);
  };
  return (
    <div role="status">
      {canHelp && (
        <div className={styles.banner}>
          <PoorSignal size={18} aria-hidden />
          <span className={styles.words}>
            {trouble === 'receiving' ? t('dataSaver.receiving') : t('dataSaver.sending')}
          </span>
          <Button look="primary" onClick={help}>
            {trouble === 'receiving' ? t('dataSaver.turnOn') : t('devices.turnOffCamera')}
          </Button>
          <Button look="quiet" onClick={answer}>
            {t('dataSaver.notNow')}
          </Button>
        </div>
      )}
    </div>
  );
}
