import { Injectable } from '@nestjs/common';
import { RoomServiceClient, ServerError } from 'livekit-server-sdk';
import { Config } from '../config/config.ts';
import { type SeenParticipant, seenParticipantOf } from './seen-participant.ts';
import { sfuAnswers } from './sfu-answers.ts';

const healthLimitMs = 1000;

/** An SFU that asks its nodes takes 3 s to find that none has a room; more than that is no answer. */
const limitSeconds = 5;

/** Looks into the SFU's rooms: which there are, and who is in them. */
@Injectable()
export class InspectionService {
  private readonly sfu: RoomServiceClient;

  constructor(private readonly config: Config) {
    const { livekitHttpUrl, livekitApiKey, livekitApiSecret } = config;
    const options = { requestTimeout: limitSeconds, failover: false };
    this.sfu = new RoomServiceClient(livekitHttpUrl, livekitApiKey, livekitApiSecret, options);
  }

  /** Whether the SFU is well enough to be believed. */
  async isSfuWell(): Promise<boolean> {
    return sfuAnswers(this.config.livekitHttpUrl, healthLimitMs).then(
      () => true,
      () => false,
    );
  }

  /** The SIDs of the rooms the SFU knows of, by their names. A room that is missing may be there all the same. */
  async roomSids(): Promise<ReadonlyMap<string, string>> {
    return new Map((await this.sfu.listRooms()).map(({ name, sid }) => [name, sid]));
  }

  /** Nobody for a room that is not there; null when the SFU does not say who is in it. */
  async participantsOf(roomName: string): Promise<readonly SeenParticipant[] | null> {
    try {
      const participants = await this.sfu.listParticipants(roomName);
      return participants.map(seenParticipantOf).filter((seen) => seen !== null);
    } catch (error) {
      return isRoomGone(error) ? [] : null;
    }
  }
}

/** No node has the room; or the one that had it says so itself. */
function isRoomGone(error: unknown): boolean {
  if (!(error instanceof ServerError)) return false;
  if (error.status === 503) return error.message.includes('no response from servers');
  return error.status === 404 && error.code === 'not_found';
}
