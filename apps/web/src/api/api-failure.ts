import type { ErrorCode } from '@livemeet/shared-types';

/** Why a request to the API gave nothing usable; each kind has its own sentence and way on for the person. */
export type ApiFailure =
  | { kind: 'unreachable' }
  | { kind: 'rate-limited'; retryAfterSeconds: number }
  | { kind: 'unavailable' }
  | { kind: 'refused'; code: ErrorCode }
  | { kind: 'unexpected' };

/** How long to wait when a 429 came without a usable `Retry-After`. */
const defaultRetryAfterSeconds = 30;

/** Turns an answer of 400 or above into a failure. `code` is the ApiError's, or null when the body was none. */
export function apiFailure(status: number, code: ErrorCode | null, retryAfter: string | null): ApiFailure {
  if (status === 429) return { kind: 'rate-limited', retryAfterSeconds: parseRetryAfter(retryAfter) };
  // 502 and 504 are the proxy's words for an API that is away.
  if (status === 502 || status === 504) return { kind: 'unreachable' };
  if (status === 503) return { kind: 'unavailable' };
  if (status < 500 && code !== null) return { kind: 'refused', code };
  // A proxy that cannot reach the API may answer a bare 500, without an ApiError.
  return code === null && status === 500 ? { kind: 'unreachable' } : { kind: 'unexpected' };
}

function parseRetryAfter(header: string | null): number {
  const seconds = Math.ceil(Number(header));
  return header !== null && Number.isFinite(seconds) && seconds > 0 ? seconds : defaultRetryAfterSeconds;
}
