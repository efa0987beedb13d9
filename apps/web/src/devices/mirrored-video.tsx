import { type ReactNode, useEffect, useRef } from 'react';
import styles from './mirrored-video.module.css';

type MirroredVideoProps = { track: MediaStreamTrack; label: string; className: string | undefined };

/** What a camera sees: oneself as in a mirror; what the camera on a phone's back sees as it is. */
export function MirroredVideo({ track, label, className }: MirroredVideoProps): ReactNode {
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    const element = video.current;
    if (element === null) return;
    element.srcObject = new MediaStream([track]);
    return () => {
      element.srcObject = null;
    };
  }, [track]);
  return (
    <video
      ref={video}
      className={[styles.video, className].join(' ')}
      data-mirrored={track.getSettings().facingMode !== 'environment'}
      aria-label={label}
      autoPlay
      muted
      playsInline
    />
  );
}
