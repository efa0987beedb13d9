import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import type { RequestHandler } from 'express';
import helmet from 'helmet';

/**
 * The headers of an API that answers JSON to programs: nothing of it is a page, and nothing of it rests in a cache. They
 * are the same for every answer, so helmet is asked for its own once.
 */
export function securityHeaders(): RequestHandler {
  const headers: readonly (readonly [string, string])[] = [
    ...headersOfHelmet(),
    // A token opens a door, and the rest is true only now.
    ['Cache-Control', 'no-store'],
  ];
  return (_request, response, next) => {
    for (const [name, value] of headers) response.setHeader(name, value);
    next();
  };
}

function headersOfHelmet(): [string, string][] {
  const headers: [string, string][] = [];
  const request = new IncomingMessage(new Socket());
  const response = new ServerResponse(request);
  response.setHeader = (name, value) => {
    headers.push([name, String(value)]);
    return response;
  };
  const say = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
    },
    // Transport security is for the edge to promise: only it knows what else lives under this domain.
    strictTransportSecurity: false,
  });
  say(request, response, () => undefined);
  return headers;
}
