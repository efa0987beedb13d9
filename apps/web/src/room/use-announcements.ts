import { useEffect, useRef, useState } from 'react';
import { type Announcement, announcementOf, comingsAndGoings, type Happening } from './announcements.ts';

/** So long nothing more has to happen before what happened is said, in milliseconds. */
const quietMilliseconds = 1000;

/** What the ear is told about. `others` are names by identity. */
type Room = {
  others: ReadonlyMap<string, string>;
  isOn: Readonly<Record<'microphone' | 'camera', boolean>>;
  isConnected: boolean;
  isPublishing: boolean;
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
    if (before === null && (room.isPublishing || !room.isConnected)) return;
    // While the connection is away nobody is known to come or go; what changed meanwhile shows when it is back.
    known.current = room.isConnected ? room : before && { ...before, isConnected: false };
    const news = before && room.isConnected ? newsBetween(before, room) : [];
    if (news.length > 0) setHappenings((earlier) => [...earlier, ...news]);
  });

  useEffect(() => {
    if (happenings.length === 0) return;
    const timer = setTimeout(() => {
      setSaid(({ id }) => ({ id: id + 1, announcement: announcementOf(happenings) }));
      setHappenings([]);
    }, quietMilliseconds);
    return () => clearTimeout(timer);
  }, [happenings]);

  return said;
}

function newsBetween(before: Room, after: Room): Happening[] {
  const turned = (['microphone', 'camera'] as const).filter((kind) => before.isOn[kind] !== after.isOn[kind]);
  return [
    ...(before.isConnected ? [] : [{ kind: 'reconnected' } as const]),
    ...comingsAndGoings(before.others, after.others),
    ...turned.map((kind) => ({ kind, isOn: after.isOn[kind] })),
  ];
}
