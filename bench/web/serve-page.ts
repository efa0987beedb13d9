import { existsSync } from 'node:fs';
import { join, normalize } from 'node:path';

/** How a file is sent that was compressed before, as the edge would: brotli where the browser takes it, or gzip. */
export type Compression = 'br' | 'gzip';

export type PageServer = { readonly url: string; stop(): Promise<void> };

export type ServedPage = {
  /** With each file that gains by it also compressed, as `.br` and `.gz` beside it. */
  readonly folder: string;
  readonly apiUrl: string;
  readonly compression: Compression;
  /** What is said with each file of the page. */
  readonly headers?: Readonly<Record<string, string>>;
};

/**
 * Serves a built page by the rules of the edge's Caddyfile, with the API behind `/api`: every page of a comparison is
 * served by this, so that what differs between them is the page.
 */
export function servePage({ folder, apiUrl, compression, headers = {} }: ServedPage): PageServer {
  const server = Bun.serve({
    hostname: '127.0.0.1',
    port: 0,
    async fetch(request) {
      const { pathname, search } = new URL(request.url);
      if (pathname.startsWith('/api/')) return passOn(request, `${apiUrl}${pathname.slice(4)}${search}`);
      const path = placeOf(folder, pathname);
      if (path === null) return new Response(null, { status: 404 });
      return fileResponse(path, pathname, { request, compression, headers });
    },
  });
  return { url: server.url.origin, stop: () => server.stop(true) };
}

/** The file at that address; what is no file is a place in the page. */
function placeOf(folder: string, pathname: string): string | null {
  const path = join(folder, normalize(decodeURIComponent(pathname)));
  if (!path.endsWith('/') && existsSync(path)) return path;
  return pathname.startsWith('/assets/') ? null : join(folder, 'index.html');
}

function fileResponse(
  path: string,
  pathname: string,
  { request, compression, headers }: Pick<ServedPage, 'compression' | 'headers'> & { request: Request },
): Response {
  const compressed = `${path}.${compression === 'br' ? 'br' : 'gz'}`;
  const takes = (request.headers.get('accept-encoding') ?? '').split(/[\s,]+/);
  const isCompressed = takes.includes(compression) && existsSync(compressed);
  const isHashed = pathname.startsWith('/assets/');
  return new Response(Bun.file(isCompressed ? compressed : path), {
    headers: {
      ...headers,
      'content-type': Bun.file(path).type,
      'cache-control': isHashed ? 'public, max-age=31536000, immutable' : 'no-cache',
      ...(isCompressed ? { 'content-encoding': compression, vary: 'accept-encoding' } : {}),
    },
  });
}

function passOn(request: Request, url: string): Promise<Response> {
  const { method, headers, body } = request;
  return fetch(url, { method, headers, body, redirect: 'manual' });
}
