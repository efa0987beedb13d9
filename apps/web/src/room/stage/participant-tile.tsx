import { useConnectionQualityIndicator, useIsSpeaking, VideoTrack } from '@livekit/components-react';
import { ConnectionQuality, type Participant, Track } from 'livekit-client';
import { MicOff, SignalLow, WifiOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Avatar } from '../../ui/avatar.tsx';
import styles from './participant-tile.module.css';

/** One person: picture or initials, name, and what one should know: muted, speaking, a poor connection. */
export function ParticipantTile({ participant }: { participant: Participant }): ReactNode {
  const t = useTranslations('room');
  const isSpeaking = useIsSpeaking(participant) && participant.isMicrophoneEnabled;
  const name = participant.name ?? '';
  return (
    <figure
      className={styles.tile}
      data-testid="participant-tile"
      data-identity={participant.identity}
      data-speaking={isSpeaking}
    >
      <Picture participant={participant} />
      <figcaption className={styles.caption}>
        {!participant.isMicrophoneEnabled && (
          <MicOff size={16} role="img" aria-label={t('microphoneMuted')} />
        )}
        <bdi className={styles.name}>{participant.isLocal ? t('you', { name }) : name}</bdi>
        {isSpeaking && <span className="visually-hidden">{t('speaking')}</span>}
      </figcaption>
      <ConnectionMark participant={participant} />
    </figure>
  );
}

function Picture({ participant }: { participant: Participant }): ReactNode {
  const publication = participant.getTrackPublication(Track.Source.Camera);
  if (publication?.track === undefined || publication.isMuted)
    return <Avatar name={participant.name ?? ''} />;
  return (
    <VideoTrack
      trackRef={{ participant, publication, source: Track.Source.Camera }}
      className={styles.video}
      data-mirrored={participant.isLocal}
    />
  );
}

function ConnectionMark({ participant }: { participant: Participant }): ReactNode {
  const t = useTranslations('room');
  const { quality } = useConnectionQualityIndicator({ participant });
  if (quality !== ConnectionQuality.Poor && quality !== ConnectionQuality.Lost) return null;
  const isLost = quality === ConnectionQuality.Lost;
  const Icon = isLost ? WifiOff : SignalLow;
  const words = isLost ? t('connectionLost') : t('connectionPoor');
  return (
    <span className={styles.connection} title={words}>
      <Icon size={18} role="img" aria-label={words} />
    </span>
  );
}
