import { TrackSource, type VideoGrant } from 'livekit-server-sdk';

/**
 * All that a participant may do: enter this room, send a camera and a microphone, receive. What a grant leaves out LiveKit
 * allows, so data and own metadata are refused by name; rooms and other participants are nobody's to govern.
 */
export function participantGrant(roomName: string): VideoGrant {
  return {
    roomJoin: true,
    room: roomName,
    canPublish: true,
    canSubscribe: true,
    canPublishSources: [TrackSource.CAMERA, TrackSource.MICROPHONE],
    canPublishData: false,
    canUpdateOwnMetadata: false,
  };
}
