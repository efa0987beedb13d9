import { type TokenRequest, TokenResponse } from '@livemeet/shared-types';
import { type ApiResult, requestApi } from './client.ts';

/** A token to join one room with, valid for 10 minutes: ask when it is needed, not before. */
export function requestToken(request: TokenRequest, signal: AbortSignal): Promise<ApiResult<TokenResponse>> {
  return requestApi('/auth/token', TokenResponse, { body: request, signal });
}
