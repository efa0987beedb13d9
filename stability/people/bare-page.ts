import { Room, RoomEvent } from 'livekit-client';

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

/**
 * What a page does that knows nothing but the SDK: it fetches a token, connects, sends microphone and camera, and shows
 * what it receives. Everything else, coming back after an outage above all, is left to the SDK.
 */
async function join(): Promise<void> {
  performance.mark('joins');
  const query = new URLSearchParams(location.search);
  const response = await fetch('/api/auth/token', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ participantName: query.get('name'), roomName: query.get('room') }),
  });
  const { token } = (await response.json()) as { token: string };
  const room = new Room({ adaptiveStream: true, dynacast: true });
  room.on(RoomEvent.TrackSubscribed, (track) => document.body.append(track.attach()));
  room.on(RoomEvent.TrackUnsubscribed, (track) => {
    for (const element of track.detach()) element.remove();
  });
  room.on(RoomEvent.Disconnected, () => document.body.setAttribute('data-state', 'disconnected'));
  window.bareCall.leave = () => room.disconnect();
  window.bareCall.choose = async (label) => {
    const device = (await navigator.mediaDevices.enumerateDevices()).find((each) => each.label === label);
    if (device !== undefined) await room.switchActiveDevice(device.kind, device.deviceId);
  };
  window.bareCall.others = () => [...room.remoteParticipants.values()].map(({ name }) => name ?? '');
  await room.connect(query.get('sfu') ?? '', token);
  await Promise.all([
    room.localParticipant.setMicrophoneEnabled(true),
    room.localParticipant.setCameraEnabled(true),
  ]);
  document.body.setAttribute('data-state', 'connected');
}

window.bareCall = { join, leave: async () => {}, choose: async () => {}, others: () => [] };
void join();
