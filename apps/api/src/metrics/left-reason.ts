/** LiveKit's names of why a participant is gone, our own for an end that was proven by something else, and one for all that may come later. */
export const leftReasons = [
  'UNKNOWN_REASON',
  'CLIENT_INITIATED',
  'DUPLICATE_IDENTITY',
  'SERVER_SHUTDOWN',
  'PARTICIPANT_REMOVED',
  'ROOM_DELETED',
  'STATE_MISMATCH',
  'JOIN_FAILURE',
  'MIGRATION',
  'SIGNAL_CLOSE',
  'ROOM_CLOSED',
  'USER_UNAVAILABLE',
  'USER_REJECTED',
  'SIP_TRUNK_FAILURE',
  'CONNECTION_TIMEOUT',
  'MEDIA_FAILURE',
  'AGENT_ERROR',
  'ROOM_FINISHED',
  'SERVER_LOST',
  'SUPERSEDED',
  'NOT_SEEN',
  'OTHER',
] as const;
export type LeftReason = (typeof leftReasons)[number];

/** The reason as a label: whatever is not on the list is OTHER, so that the list bounds the series. */
export function leftReasonOf(reason: string | null): LeftReason {
  return leftReasons.find((known) => known === reason) ?? 'OTHER';
}
