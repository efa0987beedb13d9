import { LocalAudioTrack, type LocalTrackPublication } from 'livekit-client';
import { useCallback, useEffect, useRef, useState } from 'react';
import { listenWhileMuted } from './listen-while-muted.ts';
import { dismissed, initialNotice, nextNotice, type SpeakingNotice } from './speaking-while-muted.ts';
import { sourceTrackOf } from './suppress-noise.ts';

/** Whether someone who speaks into their muted microphone is to be told so, and how they say that they know. */
export function useSpeakingWhileMuted(microphone: LocalTrackPublication | undefined): {
  isTold: boolean;
  dismiss: () => void;
} {
  const [isTold, setIsTold] = useState(false);
  const notice = useRef(initialNotice);
  const become = useCallback((next: SpeakingNotice): void => {
    notice.current = next;
    setIsTold(next.isShown);
  }, []);
  const track = microphone?.isMuted === true ? microphone.track : undefined;
  useEffect(() => {
    if (!(track instanceof LocalAudioTrack)) return;
    const source = sourceTrackOf(track);
    if (source.readyState === 'ended') return;
    const end = listenWhileMuted(source, (isSpeech) =>
      become(nextNotice(notice.current, isSpeech, performance.now())),
    );
    return () => {
      end();
      become(initialNotice);
    };
  }, [track, become]);
  return { isTold, dismiss: () => become(dismissed(notice.current)) };
}
