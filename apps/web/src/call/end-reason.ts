import { DisconnectReason } from 'livekit-client';
import type { EndReason } from './call-state.ts';

/** What LiveKit's reason for a disconnect means to the person; none is a connection that was lost. */
export function endReason(reason: DisconnectReason | undefined): EndReason {
  switch (reason) {
    case DisconnectReason.CLIENT_INITIATED:
      return 'left';
    case DisconnectReason.PARTICIPANT_REMOVED:
      return 'removed';
    case DisconnectReason.ROOM_DELETED:
    case DisconnectReason.ROOM_CLOSED:
      return 'room-closed';
    case DisconnectReason.DUPLICATE_IDENTITY:
      return 'joined-elsewhere';
    default:
      return 'connection-lost';
  }
}
