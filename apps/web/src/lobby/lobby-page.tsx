import type { RoomName } from '@livemeet/shared-types';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { JoinFailure } from '../call/call-state.ts';
import type { LocalMedia } from '../devices/local-media.ts';
import { useDeviceChoices } from '../devices/use-device-choices.ts';
import { useLocalDevices } from '../devices/use-local-devices.ts';
import { PageFrame } from '../ui/page-frame.tsx';
import { useDocumentTitle } from '../ui/use-document-title.ts';
import { CameraPreview } from './camera-preview.tsx';
import { DeviceProblems } from './device-problems.tsx';
import { JoinFailureNotice } from './join-failure-notice.tsx';
import { JoinForm } from './join-form.tsx';
import { LobbyDevices } from './lobby-devices.tsx';
import styles from './lobby-page.module.css';
import { useOccupancy } from './use-occupancy.ts';

type LobbyPageProps = {
  roomName: RoomName;
  media: LocalMedia;
  isJoining: boolean;
  failure: JoinFailure | null;
  onJoin: (participantName: string) => void;
  onCancel: () => void;
};

/** Where one checks oneself before going in. Nothing here ever blocks joining. */
export function LobbyPage({
  roomName,
  media,
  isJoining,
  failure,
  onJoin,
  onCancel,
}: LobbyPageProps): ReactNode {
  const t = useTranslations('lobby');
  const devices = useLocalDevices(media);
  const choices = useDeviceChoices(devices);
  const inside = useOccupancy(roomName);
  useDocumentTitle(t('documentTitle', { roomName }));
  return (
    <PageFrame>
      <div className={styles.lobby}>
        <section className={styles.self}>
          <CameraPreview
            devices={devices}
            cameras={choices.camera}
            onTurn={(kind, isOn) => void media.turn(kind, isOn)}
            onFlip={(deviceId) => void media.choose('camera', deviceId)}
          />
          <DeviceProblems devices={devices} onRetry={(kinds) => void media.retry(kinds)} />
          <LobbyDevices media={media} devices={devices} choices={choices} />
        </section>
        <section className={styles.join}>
          <div>
            <h1>{t('title')}</h1>
            <p className={styles.room}>
              <span>
                {t('room')} <strong>{roomName}</strong>
              </span>
              {inside !== null && <span>{t('inside', { count: inside })}</span>}
            </p>
          </div>
          {failure !== null && <JoinFailureNotice failure={failure} />}
          <JoinForm isJoining={isJoining} onJoin={onJoin} onCancel={onCancel} />
          <p className={styles.privacy}>{t('privacy')}</p>
        </section>
      </div>
    </PageFrame>
  );
}
