import type { TokenRequest, TokenResponse } from '@livemeet/shared-types';
import { Injectable } from '@nestjs/common';
import { Config } from '../config/config.ts';
import { MetricsService } from '../metrics/metrics.service.ts';
import { SessionsService } from '../sessions/sessions.service.ts';
import { generatedRoomName } from './generated-room-name.ts';
import { createIdentity } from './identity.ts';
import { signJoinToken, tokenTtlSeconds } from './join-token.ts';

/** Issues tokens. A token leaves only after its session is in the log. */
@Injectable()
export class TokenService {
  constructor(
    private readonly config: Config,
    private readonly sessions: SessionsService,
    private readonly metrics: MetricsService,
  ) {}

  async issue(request: TokenRequest): Promise<TokenResponse> {
    const { participantName, roomName = generatedRoomName() } = request;
    const identity = createIdentity();
    const token = await signJoinToken(
      { identity, name: participantName, roomName },
      { apiKey: this.config.livekitApiKey, apiSecret: this.config.livekitApiSecret },
    );
    // After the signing, so that the log never calls a token expired that is still good; at most a second later than it.
    const issuedAt = new Date();
    const tokenExpiresAt = new Date(issuedAt.getTime() + tokenTtlSeconds * 1000);
    await this.sessions.recordIssued({ identity, roomName, participantName, issuedAt, tokenExpiresAt });
    this.metrics.tokenIssued();
    return { token, roomName };
  }
}
