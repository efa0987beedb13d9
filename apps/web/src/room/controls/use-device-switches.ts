import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Call } from '../../call/call.ts';
import type { DeviceProblem } from '../../devices/device-problem.ts';
import type { DeviceKind } from '../../devices/local-device.ts';
import { devicesOnNow, useDevicesOn } from '../use-devices-on.ts';
import { DeviceSwitch } from './device-switch.ts';

/** The microphone's and the camera's switch, for all who press it: buttons and keys. */
export type DeviceSwitches = {
  /** As the SFU has them: a track is published and not muted; on the way back into the room, what they were and will be. */
  isOn: Record<DeviceKind, boolean>;
  /** On their way: neither on nor off is true yet. */
  isBusy: Record<DeviceKind, boolean>;
  /** What hindered the last turn, until it is dismissed. */
  trouble: { kind: DeviceKind; problem: DeviceProblem } | null;
  dismissTrouble: () => void;
  /** Stays the same function for a call. */
  turn: (kind: DeviceKind, isOn: boolean) => void;
  /** Turns it the other way: than it is, or than it is on its way to be. */
  toggle: (kind: DeviceKind) => void;
};

/** @param isPublishing The lobby's devices are on their way into the room; what is pressed then is done once they are there. */
export function useDeviceSwitches(call: Call, isPublishing: boolean): DeviceSwitches {
  const isOn = useDevicesOn(call);
  const [isTurning, setIsTurning] = useState({ microphone: false, camera: false });
  const [trouble, setTrouble] = useState<DeviceSwitches['trouble']>(null);

  const [published] = useState(() => Promise.withResolvers<void>());
  useEffect(() => {
    if (!isPublishing) published.resolve();
  }, [isPublishing, published]);

  const switches = useMemo(() => {
    const turning = (kind: DeviceKind) => async (wanted: boolean) => {
      setIsTurning((now) => ({ ...now, [kind]: true }));
      await published.promise;
      const problem = await call.turn(kind, wanted);
      setTrouble(problem && { kind, problem });
      setIsTurning((now) => ({ ...now, [kind]: false }));
    };
    return {
      microphone: new DeviceSwitch(turning('microphone')),
      camera: new DeviceSwitch(turning('camera')),
    };
  }, [call, published]);

  const turn = useCallback(
    (kind: DeviceKind, wanted: boolean) => void switches[kind].want(wanted),
    [switches],
  );

  const isBusy = (kind: DeviceKind): boolean => isTurning[kind] || (isPublishing && !isOn[kind]);
  return {
    isOn,
    isBusy: { microphone: isBusy('microphone'), camera: isBusy('camera') },
    trouble,
    dismissTrouble: () => setTrouble(null),
    turn,
    // Pressed right after a turn is done, before it is drawn: what is drawn is not what is.
    toggle: (kind) => turn(kind, !(switches[kind].goal ?? devicesOnNow(call)[kind])),
  };
}
