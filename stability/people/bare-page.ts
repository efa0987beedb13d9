import { joinBareCall } from './bare-call.ts';

declare global {
  interface Window {
    bareCall: {
      join(): Promise<void>;
      leave(): Promise<void>;
      /** Takes another microphone or camera, by its name. */
      choose(label: string): Promise<void>;
      /** The names of who else is in the room. */
      others(): string[];
    };
  }
}

/** Joins at once, and again when it is told to. */
function join(): Promise<void> {
  performance.mark('joins');
  return joinBareCall((room) => {
    window.bareCall.leave = () => room.disconnect();
    window.bareCall.choose = async (label) => {
      const device = (await navigator.mediaDevices.enumerateDevices()).find((each) => each.label === label);
      if (device !== undefined) await room.switchActiveDevice(device.kind, device.deviceId);
    };
    window.bareCall.others = () => [...room.remoteParticipants.values()].map(({ name }) => name ?? '');
  });
}

window.bareCall = { join, leave: async () => {}, choose: async () => {}, others: () => [] };
void join();
