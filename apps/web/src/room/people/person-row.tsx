import { useConnectionQualityIndicator, useIsSpeaking } from '@livekit/components-react';
import { ConnectionQuality, type Participant } from 'livekit-client';
import { AudioLines, Mic, MicOff, Signal, WifiOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Avatar } from '../../ui/avatar.tsx';
import { PoorSignal } from '../poor-signal.tsx';
import styles from './person-row.module.css';
import { VolumeSlider } from './volume-slider.tsx';

/** One person: who it is, how they are heard and connected, and how loud they are here. */
export function PersonRow({ participant }: { participant: Participant }): ReactNode {
  const t = useTranslations('room');
  const name = participant.name ?? '';
  return (
    <li className={styles.row} data-testid="person-row">
      <span className={styles.avatar}>
        <Avatar name={name} />
      </span>
      <bdi className={styles.name}>{participant.isLocal ? t('you', { name }) : name}</bdi>
      <span className={styles.marks}>
        <QualityMark participant={participant} />
        <MicrophoneMark participant={participant} />
      </span>
      {!participant.isLocal && <VolumeSlider name={name} />}
    </li>
  );
}

function MicrophoneMark({ participant }: { participant: Participant }): ReactNode {
  const t = useTranslations();
  const isSpeaking = useIsSpeaking(participant);
  if (!participant.isMicrophoneEnabled)
    return <MicOff size={18} className={styles.muted} role="img" aria-label={t('room.microphoneMuted')} />;
  if (isSpeaking)
    return <AudioLines size={18} className={styles.speaking} role="img" aria-label={t('room.speaking')} />;
  return <Mic size={18} role="img" aria-label={t('people.microphoneOn')} />;
}

function QualityMark({ participant }: { participant: Participant }): ReactNode {
  const t = useTranslations();
  const { quality } = useConnectionQualityIndicator({ participant });
  if (quality === ConnectionQuality.Unknown) return null;
  const marks = {
    [ConnectionQuality.Excellent]: { Icon: Signal, look: undefined, words: t('people.connectionGood') },
    [ConnectionQuality.Good]: { Icon: Signal, look: undefined, words: t('people.connectionGood') },
    [ConnectionQuality.Poor]: { Icon: PoorSignal, look: styles.poor, words: t('room.connectionPoor') },
    [ConnectionQuality.Lost]: { Icon: WifiOff, look: styles.poor, words: t('room.connectionLost') },
  };
  const { Icon, look, words } = marks[quality];
  return <Icon size={18} className={look} role="img" aria-label={words} />;
}
