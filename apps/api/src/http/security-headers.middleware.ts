import type { RequestHandler } from 'express';
import helmet from 'helmet';

/** The headers of an API that answers JSON to programs: nothing of it is a page, and nothing of it rests in a cache. */
export function securityHeaders(): RequestHandler[] {
  return [
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
      },
      // Transport security is for the edge to promise: only it knows what else lives under this domain.
      strictTransportSecurity: false,
    }),
    noStore,
  ];
}

/** A token opens a door, and the rest is true only now. */
const noStore: RequestHandler = (_request, response, next) => {
  response.setHeader('Cache-Control', 'no-store');
  next();
};
