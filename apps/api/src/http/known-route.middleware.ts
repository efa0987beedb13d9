import type { RequestHandler } from 'express';
import { ApiFault } from './api-fault.ts';

type Route = { readonly path: string; readonly methods: Readonly<Record<string, boolean>> };

/** What this file needs of Express's router: for each layer whether it takes a path, and the route behind it. */
export type RouteTable = {
  readonly stack: readonly { readonly route?: Route | undefined; match(path: string): boolean }[];
};

/**
 * Turns away what no endpoint takes, before a byte of the body is read: an unknown path with 404, a known path with
 * another method with 405 and the methods it has in `Allow`. The routes are asked of the router itself, so that a new
 * endpoint needs no second entry. Leaves the route's pattern in `response.locals.route`.
 */
export function knownRoute(table: RouteTable): RequestHandler {
  return (request, response, next) => {
    const routes: Route[] = [];
    for (const layer of table.stack) {
      if (layer.route === undefined || !layer.match(request.path)) continue;
      routes.push(layer.route);
      response.locals.route ??= layer.route.path;
      if (takes(layer.route, request.method)) return next();
    }
    if (routes.length === 0) throw new ApiFault('NOT_FOUND', 'There is nothing at this path.');
    const allow = [...methodsOf(routes)].sort().join(', ');
    throw new ApiFault('METHOD_NOT_ALLOWED', `This path takes ${allow}.`, { headers: { Allow: allow } });
  };
}

/** Express answers HEAD with the route of GET. */
function takes({ methods }: Route, method: string): boolean {
  return methods[method.toLowerCase()] === true || (method === 'HEAD' && methods.get === true);
}

function methodsOf(routes: readonly Route[]): Set<string> {
  const methods = new Set(
    routes.flatMap((route) => Object.keys(route.methods).map((name) => name.toUpperCase())),
  );
  if (methods.has('GET')) methods.add('HEAD');
  return methods;
}
