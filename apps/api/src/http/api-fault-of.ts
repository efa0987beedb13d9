import type { ErrorCode } from '@livemeet/shared-types';
import { ApiFault } from './api-fault.ts';

/**
 * Whatever was thrown, as the fault to answer with. A fault stays itself; an error of the framework or of the body
 * reader with a status below 500 gets our code and our sentence for it (theirs may repeat the request); the rest is INTERNAL.
 */
export function apiFaultOf(thrown: unknown): ApiFault {
  if (thrown instanceof ApiFault) return thrown;
  const status = statusIn(thrown);
  if (status === null || status < 400 || status >= 500) {
    return new ApiFault('INTERNAL', 'The server failed at this request.', { cause: thrown });
  }
  const [code, message] = known[status] ?? badRequest;
  return new ApiFault(code, message, { cause: thrown });
}

const badRequest: readonly [ErrorCode, string] = [
  'BAD_REQUEST',
  'The request is broken: its URL, its length or its encoding.',
];

const known: Readonly<Record<number, readonly [ErrorCode, string]>> = {
  400: badRequest,
  404: ['NOT_FOUND', 'There is nothing at this path.'],
  413: ['PAYLOAD_TOO_LARGE', 'The body is larger than this endpoint takes.'],
  415: ['UNSUPPORTED_MEDIA_TYPE', 'The body is encoded in a way this endpoint does not take.'],
};

function statusIn(thrown: unknown): number | null {
  if (typeof thrown !== 'object' || thrown === null || !('status' in thrown)) return null;
  return typeof thrown.status === 'number' ? thrown.status : null;
}
