import { randomUUID } from 'node:crypto';
import type { Browser } from '@playwright/test';
import { launchChromium } from '../../e2e/fixtures.ts';
import { manySyntheticPeople } from '../../e2e/synthetic-people.ts';
import type { BenchPart, Figure } from '../bench-part.ts';
import type { ComparedPage, PageName } from '../web/compared-page.ts';
import { markButton } from '../web/mark-button.ts';
import { type Load, NetworkLog } from '../web/network-log.ts';
import type { Compression } from '../web/serve-page.ts';
import { type Pages, withPages } from '../web/with-pages.ts';

/** What of each page crosses the wire, on a cold cache: bytes and requests, which no busy machine changes. */
export const pageWeight: BenchPart = {
  name: 'page-weight',
  item: 'what a browser loads before and after joining',
  beside: 'the stock page, the bare page',
  rounds: 2,
  limitMinutes: 5,
  run: ({ rounds, report }) =>
    withPages(async (pages) => {
      const browser = await launchChromium();
      try {
        const figures: Figure[] = [];
        const notes = [whatCounts];
        for (const compression of ['br', 'gzip'] as const) {
          const weighed = await weigh(pages, browser, compression, rounds);
          figures.push(...figuresOf(weighed, compression));
          notes.push(largestInWords(weighed, compression));
          report(`${compression}: ${rounds} rounds`);
        }
        return { figures, notes };
      } finally {
        await browser.close();
      }
    }),
};

const whatCounts =
  'Bodies as they came over the wire, by the browser’s log. “Until Join stands there” is what was asked for before that button was drawn; in the lobby at rest LiveMeet has loaded the room ahead. The API’s answers and headers are left out.';

/** What one visit loaded, at its three points. */
type Weight = {
  readonly untilJoin: readonly Load[];
  readonly inLobby: readonly Load[];
  readonly inRoom: readonly Load[];
};
type Weighed = {
  readonly visits: Readonly<Record<PageName, readonly Weight[]>>;
  readonly home: readonly (readonly Load[])[];
};

async function weigh(
  { stack, serve }: Pages,
  browser: Browser,
  compression: Compression,
  rounds: number,
): Promise<Weighed> {
  const pages = serve(compression);
  const visits: Record<PageName, Weight[]> = { ours: [], 'stock page': [], 'bare page': [] };
  const home: Load[][] = [];
  const roomName = `bench-${randomUUID().slice(0, 8)}`;
  const people = await manySyntheticPeople(stack, roomName, 1);
  try {
    for (let round = 0; round < rounds; round++) {
      for (const page of pages) visits[page.name].push(await weightOf(page, browser, roomName));
      home.push(await weightOfHome(pages[0], browser));
    }
  } finally {
    for (const person of people) await person.leave();
  }
  return { visits, home };
}

async function weightOf(compared: ComparedPage, browser: Browser, roomName: string): Promise<Weight> {
  const context = await browser.newContext({ locale: 'en-US', viewport: { width: 1280, height: 800 } });
  try {
    await context.addInitScript(markButton, '^join');
    const page = await context.newPage();
    const log = new NetworkLog(page);
    await page.goto(compared.addressOf(roomName));
    await compared.fillIn(page);
    const inLobby = await log.atRest();
    const joinStoodAt = await page.evaluate(() => window.markedButton ?? 0);
    await compared.joinButton(page).click();
    await compared.inside(page).waitFor({ state: 'attached' });
    const inRoom = await log.atRest();
    return { untilJoin: inLobby.filter(({ askedAt }) => askedAt <= joinStoodAt), inLobby, inRoom };
  } finally {
    await context.close();
  }
}

async function weightOfHome({ origin }: ComparedPage, browser: Browser): Promise<Load[]> {
  const context = await browser.newContext({ locale: 'en-US' });
  try {
    const page = await context.newPage();
    const log = new NetworkLog(page);
    await page.goto(origin);
    return await log.atRest();
  } finally {
    await context.close();
  }
}

function figuresOf({ visits, home }: Weighed, compression: Compression): Figure[] {
  const figure = (
    what: string,
    point: keyof Weight,
    measure: (loads: readonly Load[]) => number,
    most?: number,
  ): Figure => ({
    what,
    ours: visits.ours.map((weight) => measure(weight[point])),
    beside: {
      'stock page': visits['stock page'].map((weight) => measure(weight[point])),
      'bare page': visits['bare page'].map((weight) => measure(weight[point])),
    },
    ...(most === undefined ? {} : { target: { against: 'stock page', most } }),
  });
  const inKilobytes = (one: Figure): Figure => ({
    ...one,
    what: `${one.what}, ${nameOf(compression)}`,
    unit: 'kB',
  });
  const sizes = [
    figure('JavaScript until Join stands there', 'untilJoin', kilobytesOf('script'), 0.5),
    figure('JavaScript in the lobby at rest', 'inLobby', kilobytesOf('script')),
    figure('JavaScript after joining, altogether', 'inRoom', kilobytesOf('script'), 1),
    figure('CSS after joining, altogether', 'inRoom', kilobytesOf('stylesheet')),
    figure('everything until Join stands there', 'untilJoin', kilobytesOf()),
    figure('everything after joining, altogether', 'inRoom', kilobytesOf()),
    {
      ...figure('JavaScript of home, beside the page with PreJoin', 'inLobby', kilobytesOf('script'), 0.5),
      ours: home.map(kilobytesOf('script')),
    },
  ].map(inKilobytes);
  if (compression === 'gzip') return sizes;
  return [
    ...sizes,
    figure('requests until Join stands there', 'untilJoin', (loads) => loads.length),
    figure('requests after joining, altogether', 'inRoom', (loads) => loads.length),
  ];
}

/** Which files of LiveMeet's page weigh most. */
function largestInWords({ visits }: Weighed, compression: Compression): string {
  const largest = (visits.ours.at(-1)?.inRoom ?? [])
    .toSorted((one, other) => other.bytes - one.bytes)
    .slice(0, 6)
    .map(({ path, bytes }) => `${path.replace('/assets/', '')} ${(bytes / 1000).toFixed(1)}`);
  return `The largest files of LiveMeet after joining, ${nameOf(compression)}, kB: ${largest.join(', ')}.`;
}

function nameOf(compression: Compression): string {
  return compression === 'br' ? 'brotli' : 'gzip';
}

function kilobytesOf(kind?: string): (loads: readonly Load[]) => number {
  return (loads) =>
    loads.reduce((sum, load) => (kind === undefined || load.kind === kind ? sum + load.bytes : sum), 0) /
    1000;
}
