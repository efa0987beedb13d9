import { useConnectionQualityIndicator } from '@livekit/components-react';
import { ConnectionQuality, type Participant } from 'livekit-client';
import { MicOff, Pin, WifiOff } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { PoorSignal } from '../poor-signal.tsx';
import styles from './participant-tile.module.css';
import { Picture } from './picture.tsx';
import { PinButton } from './pin-button.tsx';
import { usePins } from './use-pins.ts';
import { useSpeakingMark } from './use-speaking-mark.ts';

/** One person: picture or initials, name, and what one should know: muted, speaking, pinned, a poor connection. */
export function ParticipantTile({ participant }: { participant: Participant }): ReactNode {
  const t = useTranslations();
  const tile = useRef<HTMLElement>(null);
  useSpeakingMark(tile, participant);
  const { pinned } = usePins();
  const { identity, isLocal } = participant;
  const name = participant.name ?? '';
  return (
    <figure ref={tile} className={styles.tile} data-testid="participant-tile" data-identity={identity}>
      <Picture participant={participant} />
      <figcaption className={styles.caption}>
        {!participant.isMicrophoneEnabled && (
          <MicOff className={styles.muted} size={16} role="img" aria-label={t('room.microphoneMuted')} />
        )}
        {pinned.includes(identity) && <Pin size={16} role="img" aria-label={t('stage.pinned')} />}
        <bdi className={styles.name}>{isLocal ? t('room.you', { name }) : name}</bdi>
        <span className={styles.speaking}>{t('room.speaking')}</span>
      </figcaption>
      <ConnectionMark participant={participant} />
      {!isLocal && <PinButton identity={identity} name={name} />}
    </figure>
  );
}

function ConnectionMark({ participant }: { participant: Participant }): ReactNode {
  const t = useTranslations('room');
  const { quality } = useConnectionQualityIndicator({ participant });
  if (quality !== ConnectionQuality.Poor && quality !== ConnectionQuality.Lost) return null;
  const isLost = quality === ConnectionQuality.Lost;
  const Icon = isLost ? WifiOff : PoorSignal;
  const words = isLost ? t('connectionLost') : t('connectionPoor');
  return (
    <span className={styles.connection} title={words}>
      <Icon size={18} role="img" aria-label={words} />
    </span>
  );
}
