import type { CorsOptionsDelegate } from '@nestjs/common/interfaces/external/cors-options.interface.js';
import type { Request } from 'express';

/**
 * Lets the listed origins read our answers, each by its name and without credentials, of which there are none. To
 * any other, and about webhooks to everyone, no header is said: browsers then keep the answer from the page.
 */
export function crossOrigin(listed: readonly string[]): CorsOptionsDelegate<Request> {
  return (request, tell) => {
    const { origin } = request.headers;
    const isAllowed = origin !== undefined && listed.includes(origin) && !isWebhook(request.path);
    tell(null, isAllowed ? { ...granted, origin: [origin] } : { origin: false });
  };
}

const granted = {
  methods: ['GET', 'HEAD', 'POST'],
  allowedHeaders: ['Content-Type'],
  exposedHeaders: ['X-Request-Id', 'Retry-After'],
  // Seconds a browser may spare itself the question; two hours is the most Chromium takes.
  maxAge: 7200,
};

/** Express tells no capital letters from small ones in a path. */
function isWebhook(path: string): boolean {
  return /^\/webhooks(\/|$)/i.test(path);
}
