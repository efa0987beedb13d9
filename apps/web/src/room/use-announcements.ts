import { useEffect, useRef, useState } from 'react';
import { type Announcement, announcementOf, comingsAndGoings, type Happening } from './announcements.ts';

/** So long nothing more has to happen before what happened is said, in milliseconds. */
const quietMilliseconds = 1000;

/** What the ear is told about. `others` are names by identity. */
type Room = {
  others: ReadonlyMap<string, string>;
  isOn: Readonly<Record<'microphone' | 'camera', boolean>>;
  /** Connected, and one's own devices are in the room. */
  isSettled: boolean;
};

/** What is to be said now; `id` tells it from the one before. Who was there when one came is not news. */
export function useAnnouncements(room: Room): { id: number; announcement: Announcement | null } {
  const [happenings, setHappenings] = useState<readonly Happening[]>([]);
  const [said, setSaid] = useState<{ id: number; announcement: Announcement | null }>({
    id: 0,
    announcement: null,
  });
  const known = useRef<Room | null>(null);

  useEffect(() => {
    const before = known.current;
    // While the connection is away nobody is known to come or go; what changed meanwhile shows when it is back.
    known.current = room.isSettled ? room : before && { ...before, isSettled: false };
    const news = before && room.isSettled ? newsBetween(before, room) : [];
    if (news.length > 0) setHappenings((earlier) => [...earlier, ...news]);
  });

  useEffect(() => {
    if (happenings.length === 0) return;
    const timer = setTimeout(() => {
      setSaid(({ id }) => ({ id: id + 1, announcement: announcementOf(happenings) }));
      // More may have come since this was drawn.
      setHappenings((now) => now.slice(happenings.length));
    }, quietMilliseconds);
    return () => clearTimeout(timer);
  }, [happenings]);

  return said;
}

function newsBetween(before: Room, after: Room): Happening[] {
  const turned = (['microphone', 'camera'] as const).filter((kind) => before.isOn[kind] !== after.isOn[kind]);
  return [
    ...(before.isSettled ? [] : [{ kind: 'reconnected' } as const]),
    ...comingsAndGoings(before.others, after.others),
    ...turned.map((kind) => ({ kind, isOn: after.isOn[kind] })),
  ];
}
