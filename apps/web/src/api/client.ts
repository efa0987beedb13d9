import { ApiError } from '@livemeet/shared-types';
import { type ApiFailure, apiFailure } from './api-failure.ts';

/** What a request came to. Failures are values: a person sees a sentence, not an exception. */
export type ApiResult<T> = { ok: true; value: T } | { ok: false; failure: ApiFailure };

/** Just what is asked of a contract here: parse or throw. */
type Contract<T> = { parse(data: unknown): T };

const timeLimitMilliseconds = 10_000;

/** Asks the API, which shares the page's origin under `/api`, and parses its answer with the contract. */
export async function requestApi<T>(
  path: `/${string}`,
  contract: Contract<T>,
  options: { body?: unknown; signal?: AbortSignal } = {},
): Promise<ApiResult<T>> {
  const { body, signal } = options;
  const limit = AbortSignal.timeout(timeLimitMilliseconds);
  try {
    const response = await fetch(`/api${path}`, {
      signal: signal === undefined ? limit : AbortSignal.any([signal, limit]),
      ...(body !== undefined && {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    });
    const data: unknown = await response.json().catch(() => null);
    if (response.ok) return parseAnswer(contract, data);
    const error = ApiError.safeParse(data);
    const code = error.success ? error.data.code : null;
    return { ok: false, failure: apiFailure(response.status, code, response.headers.get('retry-after')) };
  } catch {
    return { ok: false, failure: { kind: 'unreachable' } };
  }
}

function parseAnswer<T>(contract: Contract<T>, data: unknown): ApiResult<T> {
  try {
    return { ok: true, value: contract.parse(data) };
  } catch {
    return { ok: false, failure: { kind: 'unexpected' } };
  }
}
