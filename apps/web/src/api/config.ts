import { ClientConfig } from '@livemeet/shared-types';
import { type ApiResult, requestApi } from './client.ts';

/** Where the SFU is. */
export function requestConfig(signal: AbortSignal): Promise<ApiResult<ClientConfig>> {
  return requestApi('/config', ClientConfig, { signal });
}
