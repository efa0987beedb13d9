import { type Participant, ParticipantEvent } from 'livekit-client';
import { type RefObject, useEffect } from 'react';

/** Marks the element with `data-speaking`, past React: voices change often, and nothing else of a tile does then. */
export function useSpeakingMark(element: RefObject<HTMLElement | null>, participant: Participant): void {
  useEffect(() => {
    const mark = (): void => {
      if (element.current !== null)
        element.current.dataset.speaking = String(participant.isSpeaking && participant.isMicrophoneEnabled);
    };
    const events = [
      ParticipantEvent.IsSpeakingChanged,
      ParticipantEvent.TrackMuted,
      ParticipantEvent.TrackUnmuted,
      ParticipantEvent.TrackUnpublished,
    ] as const;
    mark();
    for (const event of events) participant.on(event, mark);
    return () => {
      for (const event of events) participant.off(event, mark);
    };
  }, [element, participant]);
}
