import { useEffect, useState } from 'react';
import { type DeviceChoices, noChoices } from './device-choices.ts';
import { readDeviceChoices, watchDevices } from './read-device-choices.ts';

/**
 * What can be chosen, as devices come and go. Labels show up with the first permission, of which no event tells: pass
 * something that changes with it.
 */
export function useDeviceChoices(permission: unknown): DeviceChoices {
  const [choices, setChoices] = useState(noChoices);
  useEffect(() => {
    let isCurrent = true;
    const read = async (): Promise<void> => {
      const found = await readDeviceChoices();
      if (isCurrent) setChoices(found);
    };
    void read();
    const end = watchDevices(() => void read());
    return () => {
      isCurrent = false;
      end();
    };
  }, [permission]);
  return choices;
}
