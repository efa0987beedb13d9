import * as z from 'zod/mini';

/** Every code the API answers an error with; the HTTP status of each stands behind it. */
export const ErrorCode = z.enum([
  'VALIDATION_FAILED', // 400: the body is JSON, or the path known, but not what the endpoint takes; `issues` says where
  'MALFORMED_JSON', // 400: the body is not JSON
  'BAD_REQUEST', // 400: the request itself is broken (encoding, length, URL)
  'UNAUTHORIZED', // 401: a webhook without a valid signature
  'NOT_FOUND', // 404
  'METHOD_NOT_ALLOWED', // 405: `Allow` names the methods
  'ROOM_FULL', // 409: as many participants are in the room as it holds; try again when someone has left
  'PAYLOAD_TOO_LARGE', // 413
  'UNSUPPORTED_MEDIA_TYPE', // 415: the body is not application/json
  'RATE_LIMITED', // 429: `Retry-After` says in how many seconds
  'INTERNAL', // 500
  'SERVICE_UNAVAILABLE', // 503: a part the request needs is away; try again
]);
export type ErrorCode = z.infer<typeof ErrorCode>;

/** One fault of a request's body or path: where (keys joined by dots, empty for the body itself) and what. */
export const ApiIssue = z.object({ path: z.string(), message: z.string() });
export type ApiIssue = z.infer<typeof ApiIssue>;

/**
 * The body of every answer from 400 on. `code` is for programs, `message` for the developer who reads it; `requestId`
 * finds the request in the logs and equals the `X-Request-Id` header. `issues` only with `VALIDATION_FAILED`.
 */
export const ApiError = z.object({
  code: ErrorCode,
  message: z.string(),
  requestId: z.string(),
  issues: z.optional(z.array(ApiIssue)),
});
export type ApiError = z.infer<typeof ApiError>;
