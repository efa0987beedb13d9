import express, { type Request, type RequestHandler } from 'express';
import { ApiFault } from './api-fault.ts';

/** What an endpoint takes as a body, and what becomes of its bytes. */
export type BodyKind = {
  readonly mediaType: string;
  /** Beyond it the answer is 413. */
  readonly limitBytes: number;
  /** Makes `request.body` of the bytes; what it throws is the answer. */
  readonly parse: (bytes: Buffer) => unknown;
};

/**
 * Reads a body into `request.body`, which stays undefined when there is none. One of another media type or charset is
 * refused unread with 415, and so is a compressed one: none here is large enough to be worth a bomb. What an earlier
 * reader has read is left alone.
 */
export function body(kind: BodyKind): RequestHandler {
  const read = express.raw({ type: () => true, limit: kind.limitBytes, inflate: false });
  return (request, response, next) => {
    if (request.body !== undefined || !hasBody(request)) return next();
    if (!isUtf8Of(kind.mediaType, request.headers['content-type'])) {
      throw new ApiFault('UNSUPPORTED_MEDIA_TYPE', `The body must be ${kind.mediaType}, in UTF-8.`);
    }
    read(request, response, (failure?: unknown) => {
      if (failure !== undefined) return next(failure);
      try {
        request.body = kind.parse(request.body);
      } catch (fault) {
        return next(fault);
      }
      next();
    });
  };
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** JSON (RFC 8259): UTF-8 without exception; decoders that mend broken bytes would let two bodies mean one thing. */
export function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(utf8.decode(bytes));
  } catch (cause) {
    throw new ApiFault('MALFORMED_JSON', 'The body is not JSON in UTF-8.', { cause });
  }
}

function hasBody(request: Request): boolean {
  return (
    request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > 0
  );
}

function isUtf8Of(mediaType: string, contentType: string | undefined): boolean {
  const [type, ...parameters] = (contentType ?? '')
    .toLowerCase()
    .split(';')
    .map((part) => part.trim());
  const charset = parameters.find((parameter) => parameter.startsWith('charset='));
  return type === mediaType && (charset === undefined || /^charset="?utf-8"?$/.test(charset));
}
