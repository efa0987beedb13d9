import { join } from 'node:path';

/** A running server of the bare page. */
export type BarePage = { readonly url: string; stop(): Promise<void> };

/** Serves a page made of nothing but livekit-client, the API behind `/api` as LiveMeet's own page has it. */
export async function serveBarePage(apiUrl: string): Promise<BarePage> {
  const built = await Bun.build({
    entrypoints: [join(import.meta.dir, 'bare-page.ts')],
    target: 'browser',
    minify: true,
  });
  const [script] = built.outputs;
  if (!built.success || script === undefined)
    throw new AggregateError(built.logs, 'The bare page cannot be built.');
  const code = await script.text();
  const server = Bun.serve({
    hostname: '127.0.0.1',
    port: 0,
    routes: {
      '/': new Response(
        '<!doctype html><meta charset="utf-8"><style>video { width: 20% }</style><body><script type="module" src="/page.js"></script>',
        {
          headers: { 'content-type': 'text/html' },
        },
      ),
      '/page.js': new Response(code, { headers: { 'content-type': 'text/javascript' } }),
      '/api/auth/token': (request) =>
        fetch(`${apiUrl}/auth/token`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-forwarded-for': '10.2.0.1' },
          body: request.body,
        }),
    },
  });
  return { url: server.url.origin, stop: () => server.stop(true) };
}
