import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pageHeaders } from '../../apps/web/page-headers.ts';
import { Stack } from '../../e2e/stack.ts';
import { buildPage, prepareOwnPage } from './build-page.ts';
import { barePage, type ComparedPage, ownPage, stockPage } from './compared-page.ts';
import { type Compression, type PageServer, servePage } from './serve-page.ts';

/** LiveMeet's page, the stock page and the bare page, before one API and one SFU. */
export type Pages = {
  readonly stack: Stack;
  /** The three pages, on servers of their own that compress so. */
  serve(compression: Compression): readonly [ComparedPage, ComparedPage, ComparedPage];
};

/** Starts a whole LiveMeet and builds the other pages; ends everything afterwards, whatever happened. */
export async function withPages<T>(work: (pages: Pages) => Promise<T>): Promise<T> {
  const directory = await mkdtemp(join(tmpdir(), 'livemeet-bench-'));
  const servers: PageServer[] = [];
  let stack: Stack | null = null;
  try {
    const own = await prepareOwnPage(directory);
    const stock = await buildPage('stock-page', directory);
    const bare = await buildPage('bare-page', directory);
    stack = await Stack.start();
    const { apiUrl, sfuUrl } = stack;
    const originOf = (
      folder: string,
      compression: Compression,
      headers: Readonly<Record<string, string>> = {},
    ): string => {
      const server = servePage({ folder, apiUrl, compression, headers });
      servers.push(server);
      return server.url;
    };
    return await work({
      stack,
      serve: (compression) => [
        ownPage(originOf(own, compression, pageHeaders(sfuUrl))),
        stockPage({ origin: originOf(stock, compression), sfuUrl }),
        barePage({ origin: originOf(bare, compression), sfuUrl }),
      ],
    });
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
    await stack?.stop();
    await rm(directory, { recursive: true, force: true });
  }
}
