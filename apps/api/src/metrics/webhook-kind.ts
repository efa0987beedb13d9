/** The webhooks of rooms and tracks; LiveKit's other events (recording, ingest) are no matter of ours and count as `other`. */
export const webhookKinds = [
  'room_started',
  'room_finished',
  'participant_joined',
  'participant_left',
  'participant_connection_aborted',
  'track_published',
  'track_unpublished',
  'other',
] as const;
export type WebhookKind = (typeof webhookKinds)[number];

/** The event of a webhook as a label; `unknown` when nobody vouches for its name. */
export function webhookKindOf(event: string | null): WebhookKind | 'unknown' {
  if (event === null) return 'unknown';
  return webhookKinds.find((known) => known === event) ?? 'other';
}
