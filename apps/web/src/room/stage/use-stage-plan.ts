import { useRoomContext } from '@livekit/components-react';
import type { Participant } from 'livekit-client';
import { useEffect, useEffectEvent, useState } from 'react';
import { usePreferences } from '../../storage/use-preferences.ts';
import { type Cast, castingOf } from './casting.ts';
import type { Box } from './fit-grid.ts';
import { placeTiles, type StagePlan } from './place-tiles.ts';
import { bringForward, reseated, swapped, takeSeats } from './seats.ts';
import { spotlightSpeaker } from './spotlight-speaker.ts';
import { usePins } from './use-pins.ts';
import { hear, type Voices } from './voices.ts';

/** How often it is asked who is heard, in milliseconds. The SFU tells of it every 400. */
const listeningInterval = 250;

/** Where everyone is on a stage of this size, on this page of it. */
export function useStagePlan(people: readonly Participant[], box: Box, page: number): Cast & StagePlan {
  const room = useRoomContext();
  const { layout, selfView } = usePreferences();
  const { pinned } = usePins();
  const [{ seats: before, speaker }, setSeating] = useState<Seating>({ seats: [], speaker: null });

  const others = people.filter(({ isLocal }) => !isLocal).map(({ identity }) => identity);
  const self = people.find(({ isLocal }) => isLocal)?.identity ?? '';
  const seats = takeSeats(before, others);
  if (seats !== before) setSeating({ seats, speaker });

  const cast = castingOf({ self, others: seats, pins: pinned, speaker, layout, selfView });
  const plan = placeTiles(cast, box, page);

  const seatSpeakers = useEffectEvent((voices: Voices, now: number) => {
    const inPages = cast.kind === 'tiled' ? cast.tiles : cast.strip;
    const movable = inPages.filter((identity) => identity !== self && !pinned.includes(identity));
    const size = Math.max(0, plan.pageSize - (inPages.length - movable.length));
    const seen = new Set(plan.places.map(({ identity }) => identity));
    const forward = bringForward(movable, { size, seen }, voices, now);
    const nextSpeaker = spotlightSpeaker(speaker, seats, voices, now);

    let nextSeats = forward === movable ? seats : reseated(seats, movable, forward);
    // Who becomes large leaves a place in the strip to who was large until now.
    if (
      cast.kind === 'spotlight' &&
      cast.large === speaker &&
      nextSpeaker !== null &&
      nextSpeaker !== speaker
    )
      nextSeats = swapped(nextSeats, speaker, nextSpeaker);
    if (nextSeats !== seats || nextSpeaker !== speaker)
      setSeating({ seats: nextSeats, speaker: nextSpeaker });
  });

  useEffect(() => {
    let voices: Voices = new Map();
    const listen = (): void => {
      const now = Date.now();
      const heard = room.activeSpeakers.map(({ identity, audioLevel }) => ({ identity, level: audioLevel }));
      voices = hear(voices, heard, now);
      seatSpeakers(voices, now);
    };
    const timer = setInterval(listen, listeningInterval);
    return () => clearInterval(timer);
  }, [room]);

  return { ...cast, ...plan };
}

type Seating = { seats: readonly string[]; speaker: string | null };
