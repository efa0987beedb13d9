import type { ParticipantInfo } from 'livekit-server-sdk';

/** When a connection began: in milliseconds from an SFU that tells them, else in seconds; null when it does not say. */
export function connectedAtOf({
  joinedAt,
  joinedAtMs,
}: Pick<ParticipantInfo, 'joinedAt' | 'joinedAtMs'>): Date | null {
  const connectedAtMs = joinedAtMs > 0n ? joinedAtMs : joinedAt * 1000n;
  return connectedAtMs > 0n ? new Date(Number(connectedAtMs)) : null;
}
