import type { RequestHandler } from 'express';
import { ApiFault } from './api-fault.ts';

/** What this file needs of Express's router: for each layer whether it takes a path, and the route behind it. */
export type RouteTable = {
  readonly stack: readonly {
    readonly route?:
      | { readonly path: string; readonly methods: Readonly<Record<string, boolean>> }
      | undefined;
    match(path: string): boolean;
  }[];
};

/**
 * Turns away what no endpoint takes, before a byte of the body is read: an unknown path with 404, a known path with
 * another method with 405 and the methods it has in `Allow`. The routes are asked of the router itself, so that a new
 * endpoint needs no second entry. Leaves the route's pattern in `response.locals.route`.
 */
export function knownRoute(table: () => RouteTable): RequestHandler {
  return (request, response, next) => {
    const routes = table().stack.flatMap((layer) =>
      layer.route && layer.match(request.path) ? [layer.route] : [],
    );
    if (routes[0] === undefined) throw new ApiFault('NOT_FOUND', 'There is nothing at this path.');
    response.locals.route = routes[0].path;

    const methods = methodsOf(routes);
    if (!methods.has(request.method)) {
      const allow = [...methods].sort().join(', ');
      throw new ApiFault('METHOD_NOT_ALLOWED', `This path takes ${allow}.`, { headers: { Allow: allow } });
    }
    next();
  };
}

function methodsOf(routes: readonly { readonly methods: Readonly<Record<string, boolean>> }[]): Set<string> {
  const methods = new Set(
    routes.flatMap((route) => Object.keys(route.methods).map((name) => name.toUpperCase())),
  );
  // Express answers HEAD with the route of GET.
  if (methods.has('GET')) methods.add('HEAD');
  return methods;
}
