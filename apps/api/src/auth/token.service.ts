import type { TokenRequest, TokenResponse } from '@livemeet/shared-types';
import { Injectable } from '@nestjs/common';
import { Config } from '../config/config.ts';
import { ApiFault } from '../http/api-fault.ts';
import { MetricsService } from '../metrics/metrics.service.ts';
import { OccupancyService } from '../rooms/occupancy.service.ts';
import { InboxService } from '../sessions/inbox.service.ts';
import { generatedRoomName } from './generated-room-name.ts';
import { createIdentity } from './identity.ts';
import { JoinTokenSigner, tokenTtlSeconds } from './join-token.ts';

/** Issues tokens. A token leaves only after its session is durable. */
@Injectable()
export class TokenService {
  private readonly signer: JoinTokenSigner;

  constructor(
    private readonly config: Config,
    private readonly inbox: InboxService,
    private readonly occupancy: OccupancyService,
    private readonly metrics: MetricsService,
  ) {
    const { livekitApiKey: apiKey, livekitApiSecret: apiSecret, roomMaxParticipants } = config;
    this.signer = new JoinTokenSigner({ apiKey, apiSecret }, roomMaxParticipants);
  }

  /** Throws ROOM_FULL before anything is signed or written; the SFU holds the line for those who are issued tokens at once. */
  async issue(request: TokenRequest): Promise<TokenResponse> {
    if (request.roomName !== undefined) await this.refuseWhenFull(request.roomName);
    const { participantName, roomName = generatedRoomName() } = request;
    const identity = createIdentity();
    const token = this.signer.sign({ identity, name: participantName, roomName });
    // After the signing, so that the log never calls a token expired that is still good; at most a second later than it.
    const issuedAt = new Date();
    const tokenExpiresAt = new Date(issuedAt.getTime() + tokenTtlSeconds * 1000);
    await this.inbox.recordIssued({ identity, roomName, participantName, issuedAt, tokenExpiresAt });
    this.metrics.tokenIssued();
    return { token, roomName };
  }

  private async refuseWhenFull(roomName: string): Promise<void> {
    if (!(await this.occupancy.isKnownFull(roomName))) return;
    throw new ApiFault(
      'ROOM_FULL',
      `The room holds ${this.config.roomMaxParticipants} participants and is full.`,
    );
  }
}
