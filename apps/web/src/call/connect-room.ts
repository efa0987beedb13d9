import {
  ConnectionError,
  ConnectionErrorReason,
  ConnectionState,
  LocalAudioTrack,
  type LocalTrack,
  LocalVideoTrack,
  LogLevel,
  Room,
  RoomEvent,
  setLogLevel,
  Track,
} from 'livekit-client';
import { cameraConstraints, microphoneConstraints } from '../devices/capture-constraints.ts';
import { type LocalDevice, type LocalDevices, stopDevices } from '../devices/local-device.ts';
import type { CallEvent, JoinFailure } from './call-state.ts';
import { keepDeviceChoices } from './choose-device.ts';
import { endReason } from './end-reason.ts';
import { roomOptions } from './room-options.ts';
import { cutOffMutedMicrophone } from './turn-device.ts';

/** Enters a room of the SFU; events of its connection go to `onEvent` until it has ended. */
export async function connectRoom(
  livekitUrl: string,
  token: string,
  onEvent: (event: CallEvent) => void,
): Promise<Room> {
  setLogLevel(LogLevel.warn); // at its default it writes every step of every join to the console
  const room = new Room(roomOptions);
  keepDeviceChoices(room);
  try {
    await room.connect(livekitUrl, token);
  } catch (error) {
    await room.disconnect();
    throw error;
  }
  const interrupted = (): void => onEvent({ type: 'connectionInterrupted' });
  room
    .on(RoomEvent.SignalReconnecting, interrupted)
    .on(RoomEvent.Reconnecting, interrupted)
    .on(RoomEvent.Reconnected, () => {
      void cutOffMutedMicrophone(room);
      onEvent({ type: 'connectionRestored' });
    })
    .on(RoomEvent.Disconnected, (reason) => {
      room.removeAllListeners();
      onEvent({ type: 'ended', reason: endReason(reason), at: Date.now() });
    });
  return room;
}

/**
 * Publishes the very tracks the lobby showed; from here on the room stops and restarts them. What is off is let go of,
 * not published muted: of a microphone that is off in the lobby not one packet leaves. So is a track the room does not
 * take, that no light stays on for nothing.
 */
export async function publishDevices(room: Room, devices: LocalDevices): Promise<void> {
  if (room.state === ConnectionState.Disconnected) return stopDevices(devices);
  if (devices.microphone.status === 'off') devices.microphone.track?.stop();
  const tracks = [localMicrophone(devices.microphone), localCamera(devices.camera)];
  await Promise.all(tracks.map((track) => track && publish(room, track)));
}

async function publish(room: Room, track: LocalAudioTrack | LocalVideoTrack): Promise<void> {
  try {
    // The SDK's own classes miss its own type by an `undefined` (exactOptionalPropertyTypes).
    await room.localParticipant.publishTrack(track as LocalTrack, { source: track.source });
  } catch {
    track.stop();
  }
}

function localMicrophone(device: LocalDevice): LocalAudioTrack | null {
  if (device.status !== 'on') return null;
  const { track } = device;
  const microphone = new LocalAudioTrack(track, { ...microphoneConstraints, ...deviceIdOf(track) }, false);
  microphone.source = Track.Source.Microphone;
  return microphone;
}

function localCamera(device: LocalDevice): LocalVideoTrack | null {
  if (device.status !== 'on') return null;
  const { track } = device;
  const camera = new LocalVideoTrack(track, { ...cameraConstraints, ...deviceIdOf(track) }, false);
  camera.source = Track.Source.Camera;
  return camera;
}

/** The same device again when the room reopens it; only a wish, for it may be gone by then. */
function deviceIdOf(track: MediaStreamTrack): MediaTrackConstraints {
  const { deviceId } = track.getSettings();
  return deviceId === undefined ? {} : { deviceId: { ideal: deviceId } };
}

/** What a refused or failed connection means to someone who wants to join. */
export function connectFailure(error: unknown): JoinFailure {
  if (!(error instanceof ConnectionError)) return { kind: 'unexpected' };
  return error.reason === ConnectionErrorReason.NotAllowed
    ? { kind: 'token-refused' }
    : { kind: 'sfu-unreachable' };
}
