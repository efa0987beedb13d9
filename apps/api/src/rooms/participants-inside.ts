import { type ParticipantInfo, ParticipantInfo_State } from 'livekit-server-sdk';

/** How many of a room's participants are inside: not those still on their way in, nor those who are leaving. */
export function participantsInside(participants: readonly Pick<ParticipantInfo, 'state'>[]): number {
  return participants.filter(({ state }) => isInside.has(state)).length;
}

const isInside: ReadonlySet<ParticipantInfo_State> = new Set([
  ParticipantInfo_State.JOINED,
  ParticipantInfo_State.ACTIVE,
]);
