import type { RoomOptions } from 'livekit-client';
import { microphoneConstraints } from '../devices/capture-constraints.ts';

/** How the room sends and receives: only what is seen, in the size it is seen, VP8 in simulcast layers. */
export const roomOptions: RoomOptions = {
  adaptiveStream: true,
  dynacast: true,
  publishDefaults: { videoCodec: 'vp8', simulcast: true, red: true, dtx: true },
  audioCaptureDefaults: microphoneConstraints,
  videoCaptureDefaults: { resolution: { width: 1280, height: 720, frameRate: 30 } },
};
