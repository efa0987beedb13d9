import type { ParticipantInfo, WebhookEvent } from 'livekit-server-sdk';
import { connectedAtOf } from '../rooms/connected-at.ts';
import type { SessionEvent } from '../sessions/session-lifecycle.ts';

/** What a webhook tells of sessions; null when it tells nothing of them, or too little. */
export function sessionEventOf({
  id,
  event,
  createdAt,
  room,
  participant,
}: WebhookEvent): SessionEvent | null {
  if (!id || !room?.sid) return null;
  // Whole seconds are all a webhook says of its own time.
  const told = { id, roomName: room.name, roomSid: room.sid, at: new Date(Number(createdAt) * 1000) };
  switch (event) {
    case 'room_started':
    case 'room_finished':
      return { kind: event, ...told };
    case 'participant_joined':
    case 'participant_left':
    case 'participant_connection_aborted': {
      const who = participant && connectionOf(participant);
      return who ? { kind: event, ...told, ...who } : null;
    }
    default:
      return null;
  }
}

function connectionOf(participant: ParticipantInfo) {
  const { identity, sid: participantSid } = participant;
  const connectedAt = connectedAtOf(participant);
  if (!participantSid || connectedAt === null) return null;
  return { identity, participantSid, connectedAt, reason: reasonOf(participant) };
}

/** LiveKit's own name of the reason, such as `CLIENT_INITIATED`; of one newer than this SDK its number. */
function reasonOf(participant: ParticipantInfo): string {
  const json = participant.toJson({ emitDefaultValues: true });
  const reason =
    typeof json === 'object' && json !== null && 'disconnectReason' in json ? json.disconnectReason : null;
  return String(reason ?? 'UNKNOWN_REASON');
}
