import { useLocalParticipant, useRoomContext } from '@livekit/components-react';
import { Track } from 'livekit-client';
import { CircleAlert, MicOff } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Call } from '../call/call.ts';
import type { DeviceProblem } from '../devices/device-problem.ts';
import { Button } from '../ui/button.tsx';
import type { MicrophoneTruth } from '../voice/microphone-truth.ts';
import { restartMicrophone } from '../voice/restart-microphone.ts';
import { useMicrophoneTruth } from '../voice/use-microphone-truth.ts';
import { useNoiseSuppression } from '../voice/use-noise-suppression.ts';
import { useSpeakingWhileMuted } from '../voice/use-speaking-while-muted.ts';
import styles from './microphone-notices.module.css';

type MicrophoneNoticesProps = { call: Call; isConnected: boolean };

/**
 * What the microphone's button cannot show: that it is on and nothing leaves, or off while one speaks. Above the bar,
 * one at a time, read out politely. Noise suppression is kept as it is set from here, for it too may have to say something.
 */
export function MicrophoneNotices({ call, isConnected }: MicrophoneNoticesProps): ReactNode {
  const t = useTranslations();
  const room = useRoomContext();
  const { localParticipant } = useLocalParticipant();
  const truth = useMicrophoneTruth(room, isConnected);
  const speaking = useSpeakingWhileMuted(localParticipant.getTrackPublication(Track.Source.Microphone));
  const suppression = useNoiseSuppression(room);
  const [isSilenceSeen, setIsSilenceSeen] = useState(false);
  const isTrouble = truth === 'sendsNothing' || truth === 'mutedBySystem';

  return (
    <div className={styles.notices} role="status">
      {isTrouble && <MicrophoneTrouble key={truth} truth={truth} onRestart={() => restartMicrophone(room)} />}
      {truth === 'silent' && !isSilenceSeen && (
        <p className={styles.notice}>
          <CircleAlert aria-hidden size={18} />
          <span className={styles.words}>
            <strong>{t('voice.silent')}</strong> {t('voice.silentHint')}
          </span>
          <Button look="quiet" onClick={() => setIsSilenceSeen(true)}>
            {t('room.dismiss')}
          </Button>
        </p>
      )}
      {!isTrouble && suppression.hasFailed && (
        <p className={styles.notice}>
          <CircleAlert aria-hidden size={18} />
          <span className={styles.words}>{t('voice.suppressionFailed')}</span>
          <Button look="quiet" onClick={suppression.dismiss}>
            {t('room.dismiss')}
          </Button>
        </p>
      )}
      {speaking.isTold && (
        <p className={styles.notice}>
          <MicOff aria-hidden size={18} />
          <span className={styles.words}>{t('voice.speakingWhileMuted', { keys: microphoneKeys() })}</span>
          <Button look="primary" onClick={() => void call.turn('microphone', true)}>
            {t('voice.unmute')}
          </Button>
          <Button look="quiet" onClick={speaking.dismiss}>
            {t('room.dismiss')}
          </Button>
        </p>
      )}
    </div>
  );
}

const hints = { sendsNothing: 'sendsNothingHint', mutedBySystem: 'mutedBySystemHint' } as const;

type MicrophoneTroubleProps = {
  truth: Extract<MicrophoneTruth, 'sendsNothing' | 'mutedBySystem'>;
  onRestart: () => Promise<DeviceProblem | null>;
};

function MicrophoneTrouble({ truth, onRestart }: MicrophoneTroubleProps): ReactNode {
  const t = useTranslations();
  const [problem, setProblem] = useState<DeviceProblem | null>(null);
  const [isRestarting, setIsRestarting] = useState(false);

  const restart = async (): Promise<void> => {
    setIsRestarting(true);
    setProblem(await onRestart());
    setIsRestarting(false);
  };

  return (
    <p className={styles.notice} data-look="danger">
      <CircleAlert aria-hidden size={18} />
      <span className={styles.words}>
        <strong>{t(`voice.${truth}`)}</strong>{' '}
        {problem === null ? t(`voice.${hints[truth]}`) : t(`devices.microphoneProblem.${problem}`)}
      </span>
      <Button disabled={isRestarting} onClick={() => void restart()}>
        {t('voice.restartMicrophone')}
      </Button>
    </p>
  );
}

/** The keys that turn the microphone on and off, as this system writes them. */
function microphoneKeys(): string {
  return /^(Mac|iP)/.test(navigator.platform) ? '⌘D' : 'Ctrl+D';
}
