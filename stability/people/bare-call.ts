import { Room, RoomEvent } from 'livekit-client';

/**
 * What a page does that knows nothing but the SDK: it fetches a token, connects, sends microphone and camera, and shows
 * what it receives. Everything else, coming back after an outage above all, is left to the SDK. `onRoom` gets the room
 * before it connects.
 */
export async function joinBareCall(onRoom: (room: Room) => void = () => {}): Promise<void> {
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
  onRoom(room);
  await room.connect(query.get('sfu') ?? '', token);
  await Promise.all([
    room.localParticipant.setMicrophoneEnabled(true),
    room.localParticipant.setCameraEnabled(true),
  ]);
  document.body.setAttribute('data-state', 'connected');
}
