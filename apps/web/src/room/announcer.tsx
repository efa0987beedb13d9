import { useLocalParticipant } from '@livekit/components-react';
import type { Participant } from 'livekit-client';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { Announcement } from './announcements.ts';
import { useAnnouncements } from './use-announcements.ts';

/** `isSettled`: connected, and one's own devices are in the room. */
type AnnouncerProps = { people: Participant[]; isSettled: boolean };

/** Tells those who do not see the room who comes and goes, and what became of their own switches. For the ear only. */
export function Announcer({ people, isSettled }: AnnouncerProps): ReactNode {
  const { isMicrophoneEnabled, isCameraEnabled } = useLocalParticipant();
  const sentenceOf = useSentence();
  const { id, announcement } = useAnnouncements({
    others: new Map(
      people.filter(({ isLocal }) => !isLocal).map(({ identity, name }) => [identity, name ?? '']),
    ),
    isOn: { microphone: isMicrophoneEnabled, camera: isCameraEnabled },
    isSettled,
  });
  return (
    <div role="status" aria-live="polite" className="visually-hidden" data-testid="announcer">
      {/* A new element each time: the same words a second time are news. */}
      {announcement && <p key={id}>{sentenceOf(announcement)}</p>}
    </div>
  );
}

function useSentence(): (announcement: Announcement) => string {
  const t = useTranslations('announcements');
  return ({ joined, left, microphone, camera, isReconnected }) =>
    [
      isReconnected && t('reconnected'),
      joined && t('joined', joined),
      left && t('left', left),
      microphone !== null && t(microphone ? 'microphoneOn' : 'microphoneOff'),
      camera !== null && t(camera ? 'cameraOn' : 'cameraOff'),
    ]
      .filter((sentence) => typeof sentence === 'string')
      .join(' ');
}
