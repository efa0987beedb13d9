import { DisconnectReason } from 'livekit-client';
import type { EndReason } from './call-state.ts';

/**
 * The end that LiveKit's reason for a disconnect means to the person; null when there is none: the connection is gone
 * and the page goes on by itself. That is so for `CLIENT_INITIATED` too, for the page never asks the SDK why it left:
 * the SDK hangs up by itself when a tab is frozen.
 */
export function endReason(reason: DisconnectReason | undefined): EndReason | null {
  switch (reason) {
    case DisconnectReason.PARTICIPANT_REMOVED:
      return 'removed';
    case DisconnectReason.ROOM_DELETED:
    case DisconnectReason.ROOM_CLOSED:
      return 'room-closed';
    case DisconnectReason.DUPLICATE_IDENTITY:
      return 'joined-elsewhere';
    default:
      return null;
  }
}
