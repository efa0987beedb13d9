import { SwitchCamera } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { KindChoices } from '../devices/device-choices.ts';
import toggle from '../devices/device-toggle.module.css';
import { otherCamera } from '../devices/select-device.ts';
import { useMediaQuery } from '../ui/use-media-query.ts';

type FlipCameraButtonProps = {
  choices: KindChoices;
  /** The camera in use; null while it is off. */
  cameraId: string | null;
  onFlip: (deviceId: string) => void;
};

/** Turns to the camera on the phone's other side. Only where fingers point, and only where there is another one. */
export function FlipCameraButton({ choices, cameraId, onFlip }: FlipCameraButtonProps): ReactNode {
  const t = useTranslations('settings');
  const other = otherCamera(choices, cameraId);
  const isTouched = useMediaQuery('(pointer: coarse)');
  if (other === null || !isTouched) return null;
  return (
    <button
      type="button"
      className={toggle.toggle}
      aria-label={t('flipCamera')}
      onClick={() => onFlip(other)}
    >
      <SwitchCamera aria-hidden size={22} />
    </button>
  );
}
