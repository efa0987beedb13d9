import { type ParticipantInfo, ParticipantInfo_State } from 'livekit-server-sdk';
import { connectedAtOf } from './connected-at.ts';

/** A person; the SDK does not export LiveKit's names of the others: agents, calls, recorders, streams from elsewhere. */
const standard: ParticipantInfo['kind'] = 0;

/** Someone the SFU says is in a room. */
export type SeenParticipant = {
  readonly identity: string;
  readonly participantSid: string;
  readonly participantName: string;
  /** Null when the SFU does not say. */
  readonly connectedAt: Date | null;
  /** Whether it is a person and can be heard: what the SFU would have told of as joined. */
  readonly hasJoined: boolean;
};

/** Null for one who is gone but for being taken off the list. */
export function seenParticipantOf(participant: ParticipantInfo): SeenParticipant | null {
  const { identity, sid: participantSid, name: participantName, state, kind } = participant;
  if (state === ParticipantInfo_State.DISCONNECTED) return null;
  const hasJoined = state === ParticipantInfo_State.ACTIVE && kind === standard;
  return { identity, participantSid, participantName, connectedAt: connectedAtOf(participant), hasJoined };
}
