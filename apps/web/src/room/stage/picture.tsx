import { VideoTrack } from '@livekit/components-react';
import { type Participant, Track } from 'livekit-client';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { usePreferences } from '../../storage/use-preferences.ts';
import { Avatar } from '../../ui/avatar.tsx';
import styles from './picture.module.css';

/** What the camera shows; initials without one, before its first frame, and while the data saver keeps it away. */
export function Picture({ participant }: { participant: Participant }): ReactNode {
  const t = useTranslations('stage');
  const { isDataSaverOn } = usePreferences();
  const publication = participant.getTrackPublication(Track.Source.Camera);
  const isOn = publication !== undefined && !publication.isMuted;
  const isSaved = isOn && isDataSaverOn && !participant.isLocal;
  return (
    <>
      <Avatar name={participant.name ?? ''} />
      {isSaved && <p className={styles.saved}>{t('pictureOff')}</p>}
      {isOn && !isSaved && publication.track !== undefined && (
        <VideoTrack
          trackRef={{ participant, publication, source: Track.Source.Camera }}
          className={styles.video}
          data-mirrored={participant.isLocal}
          onLoadedData={({ currentTarget }) => {
            currentTarget.dataset.hasFrame = 'true';
          }}
        />
      )}
    </>
  );
}
