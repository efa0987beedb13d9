import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

/** Gives each request an id of our own making (a caller's would let it forge log lines) and says it in the answer. */
export function requestId(request: IncomingMessage, response: ServerResponse, next: () => void): void {
  const id = randomUUID();
  ids.set(request, id);
  response.setHeader('X-Request-Id', id);
  next();
}

/** The id {@link requestId} gave. */
export function requestIdOf(request: IncomingMessage): string {
  return ids.get(request) ?? '';
}

const ids = new WeakMap<IncomingMessage, string>();
