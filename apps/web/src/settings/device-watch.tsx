import type { Room } from 'livekit-client';
import { type ReactNode, useEffect } from 'react';
import { useTranslations } from 'use-intl';
import { watchRoomDevices } from '../call/watch-room-devices.ts';
import { useTell } from '../ui/use-tell.ts';

/** Says which device went and what became of it, and what was plugged in. Draws nothing itself. */
export function DeviceWatch({ room }: { room: Room }): ReactNode {
  const t = useTranslations('settings');
  const tell = useTell();
  useEffect(
    () =>
      watchRoomDevices(room, (news) => {
        const device = news.device.label;
        if (device === null) return; // nothing a person could recognise
        if (news.type === 'plugged') tell(t('devicePlugged', { device }));
        else tell(news.isLast ? t('lastDeviceLost', { device }) : t('deviceLost', { device }));
      }),
    [room, t, tell],
  );
  return null;
}
