import { useLocalParticipant } from '@livekit/components-react';
import { LocalAudioTrack, TrackEvent } from 'livekit-client';
import { type ReactNode, useCallback, useRef, useSyncExternalStore } from 'react';
import { type LevelFineness, useAudioLevel } from '../../devices/use-audio-level.ts';
import styles from './microphone-level.module.css';

/** It is seen from the corner of the eye, all call long: each step has the browser paint, beside all the pictures. */
const coarse: LevelFineness = { interval: 80, steps: 10 };

/** A ring around the microphone's switch that grows with one's voice. For the eye only; gone while it is off. */
export function MicrophoneLevel({ isOn }: { isOn: boolean }): ReactNode {
  const ring = useRef<HTMLSpanElement>(null);
  const track = useMicrophoneTrack();
  useAudioLevel(ring, isOn ? track : null, coarse);
  return <span ref={ring} className={styles.level} data-testid="microphone-level" aria-hidden />;
}

/** What the microphone gives, whichever device it is by now. */
function useMicrophoneTrack(): MediaStreamTrack | null {
  const { microphoneTrack } = useLocalParticipant();
  const track = microphoneTrack?.track;
  const subscribe = useCallback(
    (listener: () => void) => {
      track?.on(TrackEvent.Restarted, listener);
      return () => track?.off(TrackEvent.Restarted, listener);
    },
    [track],
  );
  return useSyncExternalStore(subscribe, () =>
    track instanceof LocalAudioTrack ? track.mediaStreamTrack : null,
  );
}
