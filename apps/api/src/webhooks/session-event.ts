import type { ParticipantInfo, WebhookEvent } from 'livekit-server-sdk';
import type { SessionEvent } from '../sessions/session-lifecycle.ts';

/** What a webhook tells of sessions; null when it tells nothing of them, or too little. */
export function sessionEventOf(webhook: WebhookEvent): SessionEvent | null {
  const { room, participant } = webhook;
  if (!room?.sid) return null;
  const at = { roomName: room.name, roomSid: room.sid };
  if (webhook.event === 'room_finished')
    return { kind: 'roomFinished', ...at, finishedAt: happenedAt(webhook) };
  if (!participant?.sid) return null;

  const who = {
    identity: participant.identity,
    participantSid: participant.sid,
    joinedAt: joinedAt(participant, webhook),
  };
  switch (webhook.event) {
    case 'participant_joined':
      return { kind: 'participantJoined', ...who, ...at };
    case 'participant_left':
      return {
        kind: 'participantLeft',
        ...who,
        ...at,
        leftAt: happenedAt(webhook),
        reason: reasonOf(participant),
      };
    default:
      return null;
  }
}

/** Whole seconds are all a webhook says of its own time. */
function happenedAt(webhook: WebhookEvent): Date {
  return new Date(Number(webhook.createdAt) * 1000);
}

/** In milliseconds from a server that tells them. */
function joinedAt(participant: ParticipantInfo, webhook: WebhookEvent): Date {
  if (participant.joinedAtMs > 0n) return new Date(Number(participant.joinedAtMs));
  return participant.joinedAt > 0n ? new Date(Number(participant.joinedAt) * 1000) : happenedAt(webhook);
}

/** LiveKit's own name of the reason, such as `CLIENT_INITIATED`; of one newer than this SDK its number. */
function reasonOf(participant: ParticipantInfo): string {
  const json = participant.toJson({ emitDefaultValues: true });
  const reason =
    typeof json === 'object' && json !== null && 'disconnectReason' in json ? json.disconnectReason : null;
  return String(reason ?? 'UNKNOWN_REASON');
}
