import type { Page, Request } from '@playwright/test';
import { until } from '../../stability/people/until.ts';

/** A file of the page that the browser fetched. */
export type Load = {
  readonly path: string;
  /** As the browser says: `document`, `script`, `stylesheet`, `font`, `image`. */
  readonly kind: string;
  /** As they came over the wire, without headers. */
  readonly bytes: number;
  /** When it was asked for, in ms since navigation; 0 where the browser does not say, as for the document. */
  readonly askedAt: number;
};

const quietMs = 2_000;
const limitMs = 30_000;

/** What a page fetches of its own origin, but for the API: by the browser's own log. */
export class NetworkLog {
  readonly #requests: Request[] = [];
  #lastAt = performance.now();

  constructor(private readonly page: Page) {
    page.on('request', (request) => this.#note(request));
    page.on('requestfinished', () => {
      this.#lastAt = performance.now();
    });
  }

  /** All so far, once nothing has been fetched for two seconds. Rejects when that never comes. */
  async atRest(): Promise<Load[]> {
    const isQuiet = await until(limitMs, () => performance.now() - this.#lastAt > quietMs);
    if (!isQuiet) throw new Error('The page never stopped loading.');
    const askedAt = await this.page.evaluate(() =>
      Object.fromEntries(performance.getEntriesByType('resource').map((each) => [each.name, each.startTime])),
    );
    return Promise.all(
      this.#requests.map(async (request) => ({
        path: new URL(request.url()).pathname,
        kind: request.resourceType(),
        bytes: (await request.sizes()).responseBodySize,
        askedAt: askedAt[request.url()] ?? 0,
      })),
    );
  }

  #note(request: Request): void {
    const { origin, pathname, protocol } = new URL(request.url());
    if (!protocol.startsWith('http') || pathname.startsWith('/api/')) return;
    if (origin !== new URL(this.page.url() === 'about:blank' ? request.url() : this.page.url()).origin)
      return;
    this.#requests.push(request);
    this.#lastAt = performance.now();
  }
}
