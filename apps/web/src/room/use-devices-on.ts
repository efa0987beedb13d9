import { useLocalParticipant } from '@livekit/components-react';
import type { Call } from '../call/call.ts';
import type { CallState, DevicesOn } from '../call/call-state.ts';
import { useCall } from '../call/use-call.ts';

/**
 * Which of one's devices are on: as the SFU has them, that is published and not muted; on the way back into the room,
 * what they were and will be.
 */
export function useDevicesOn(call: Call): DevicesOn {
  const { isMicrophoneEnabled, isCameraEnabled } = useLocalParticipant();
  return whileAway(useCall(call)) ?? { microphone: isMicrophoneEnabled, camera: isCameraEnabled };
}

/** The same at this moment, for what happens between two renderings. */
export function devicesOnNow(call: Call): DevicesOn {
  const local = call.room?.localParticipant;
  return (
    whileAway(call.getState()) ?? {
      microphone: local?.isMicrophoneEnabled ?? false,
      camera: local?.isCameraEnabled ?? false,
    }
  );
}

/** Null while the room itself knows. */
function whileAway(state: CallState): DevicesOn | null {
  return state.status === 'in-room' ? state.devicesOn : null;
}
