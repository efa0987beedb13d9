import { Injectable } from '@nestjs/common';
import { RoomServiceClient } from 'livekit-server-sdk';
import { Config } from '../config/config.ts';
import { participantsInside } from './participants-inside.ts';

/** The SFU answers from memory; who waits longer than this waits for nothing. */
const limitSeconds = 1;

/** Asks the SFU who is where, and tells how many. */
@Injectable()
export class OccupancyService {
  private readonly sfu: RoomServiceClient;

  constructor(private readonly config: Config) {
    const { livekitHttpUrl, livekitApiKey, livekitApiSecret } = config;
    const options = { requestTimeout: limitSeconds, failover: false };
    this.sfu = new RoomServiceClient(livekitHttpUrl, livekitApiKey, livekitApiSecret, options);
  }

  /** How many are inside; 0 for a room that is not there. Rejects when the SFU has not answered within a second. */
  async participants(roomName: string): Promise<number> {
    // An SFU that asks its nodes takes 3 s to find that none has a room; its list of rooms answers at once.
    const [room] = await this.sfu.listRooms([roomName]);
    return room === undefined ? 0 : participantsInside(await this.sfu.listParticipants(roomName));
  }

  /** Whether as many are inside as a room holds. An SFU that does not answer knows of no full room: joining waits for no one. */
  async isKnownFull(roomName: string): Promise<boolean> {
    const inside = await this.participants(roomName).catch(() => 0);
    return inside >= this.config.roomMaxParticipants;
  }
}
