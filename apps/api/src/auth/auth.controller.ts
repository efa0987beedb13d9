import {
  LivekitTokenRequest,
  type LivekitTokenResponse,
  TokenRequest,
  type TokenResponse,
} from '@livemeet/shared-types';
import { Body, Controller, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { Config } from '../config/config.ts';
import { ContractPipe } from '../http/contract.pipe.ts';
import { publicSfuUrl } from '../http/public-sfu-url.ts';
import { LimitedBy } from '../limits/limit.guard.ts';
import { TokenService } from './token.service.ts';
import { tokenLimits } from './token-limits.ts';

@Controller('auth')
export class AuthController {
  constructor(
    private readonly config: Config,
    private readonly tokens: TokenService,
  ) {}

  /**
   * `POST /auth/token`, at most 4 KB of application/json, {@link TokenRequest} → 201 {@link TokenResponse}. 400 for
   * another body, 409 ROOM_FULL, 413, 415, 429 beyond 120 a minute from one address, 240 for one room (or 2.4 times as many
   * as it holds) or TOKENS_PER_SECOND in all, 503 when the session cannot be logged.
   */
  @Post('token')
  @LimitedBy(...tokenLimits)
  issue(@Body(new ContractPipe(TokenRequest)) request: TokenRequest): Promise<TokenResponse> {
    return this.tokens.issue(request);
  }

  /**
   * `POST /auth/livekit-token`, the endpoint LiveKit's SDKs know as `TokenSource.endpoint`: {@link LivekitTokenRequest} → 201
   * {@link LivekitTokenResponse}. The same token, row, limits and refusals as {@link issue}. Of the identity, metadata,
   * attributes and room configuration a client may ask for, none is granted; the contract says which are refused.
   */
  @Post('livekit-token')
  @LimitedBy(...tokenLimits)
  async issueForSdk(
    @Body(new ContractPipe(LivekitTokenRequest)) body: LivekitTokenRequest,
    @Req() request: Request,
  ): Promise<LivekitTokenResponse> {
    const { participant_name: participantName, room_name: roomName } = body;
    // First, so that a refusal leaves no row.
    const serverUrl = publicSfuUrl(this.config.livekitPublicUrl, request);
    const { token } = await this.tokens.issue({ participantName, ...(roomName && { roomName }) });
    return { server_url: serverUrl, participant_token: token };
  }
}
