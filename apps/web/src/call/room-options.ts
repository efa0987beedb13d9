import type { RoomConnectOptions, RoomOptions } from 'livekit-client';
import { microphoneConstraints } from '../devices/capture-constraints.ts';

/**
 * How the room sends and receives: only what is seen, in the size it is seen, VP8 in simulcast layers. `nextResumeDelay`:
 * milliseconds before the SDK's try of that number to resume; null when it shall try no more.
 */
export const roomOptions = (nextResumeDelay: (attempt: number) => number | null): RoomOptions => ({
  adaptiveStream: true,
  dynacast: true,
  publishDefaults: { videoCodec: 'vp8', simulcast: true, red: true, dtx: true },
  audioCaptureDefaults: microphoneConstraints,
  videoCaptureDefaults: { resolution: { width: 1280, height: 720, frameRate: 30 } },
  // Tracks outlive a connection: they go on in the next one.
  stopLocalTrackOnUnpublish: false,
  // The SDK would hang up before the person has answered whether to leave the page; the page does it itself.
  disconnectOnPageLeave: false,
  reconnectPolicy: { nextRetryDelayInMs: ({ retryCount }) => nextResumeDelay(retryCount) },
});

/** No step of a connection waits longer, so that a network that is back is noticed soon; milliseconds. */
export const connectOptions: RoomConnectOptions = {
  websocketTimeout: 8_000,
  peerConnectionTimeout: 10_000,
};
