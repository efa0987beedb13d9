import type { ApiIssue, ErrorCode } from '@livemeet/shared-types';

/** The HTTP status behind each code. */
export const statusOf: Readonly<Record<ErrorCode, number>> = {
  VALIDATION_FAILED: 400,
  MALFORMED_JSON: 400,
  BAD_REQUEST: 400,
  UNAUTHORIZED: 401,
  NOT_FOUND: 404,
  METHOD_NOT_ALLOWED: 405,
  ROOM_FULL: 409,
  PAYLOAD_TOO_LARGE: 413,
  UNSUPPORTED_MEDIA_TYPE: 415,
  RATE_LIMITED: 429,
  INTERNAL: 500,
  SERVICE_UNAVAILABLE: 503,
};

/** What a fault carries beside its code and sentence. */
export type ApiFaultDetails = {
  readonly issues?: readonly ApiIssue[];
  readonly headers?: Readonly<Record<string, string>>;
  readonly cause?: unknown;
};

/** An answer other than success, thrown from anywhere below a controller. The message is shown to the caller. */
export class ApiFault extends Error {
  override readonly name = 'ApiFault';
  readonly issues: readonly ApiIssue[] | undefined;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    readonly code: ErrorCode,
    message: string,
    details: ApiFaultDetails = {},
  ) {
    super(message, { cause: details.cause });
    this.issues = details.issues;
    this.headers = details.headers ?? {};
  }
}
