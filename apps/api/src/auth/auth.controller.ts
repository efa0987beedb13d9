import { TokenRequest, type TokenResponse } from '@livemeet/shared-types';
import { Body, Controller, Post } from '@nestjs/common';
import { ContractPipe } from '../http/contract.pipe.ts';
import { LimitedBy } from '../limits/limit.guard.ts';
import { TokenService } from './token.service.ts';
import { tokenLimits } from './token-limits.ts';

@Controller('auth')
export class AuthController {
  constructor(private readonly tokens: TokenService) {}

  /**
   * `POST /auth/token`, at most 4 KB of application/json, {@link TokenRequest} → 201 {@link TokenResponse}. 400 for
   * another body, 413, 415, 429 beyond 120 a minute from one address, 240 for one room or TOKENS_PER_SECOND in all, 503 when
   * the session cannot be logged.
   */
  @Post('token')
  @LimitedBy(...tokenLimits)
  issue(@Body(new ContractPipe(TokenRequest)) request: TokenRequest): Promise<TokenResponse> {
    return this.tokens.issue(request);
  }
}
