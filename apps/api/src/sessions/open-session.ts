/** A session that is open: whose participant is in the room, as far as the log knows. */
export type OpenSession = {
  readonly id: string;
  readonly participantSid: string;
  readonly roomName: string;
  readonly joinedAt: Date;
};
