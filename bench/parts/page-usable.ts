import { randomUUID } from 'node:crypto';
import type { Browser, Page } from '@playwright/test';
import { launchChromium } from '../../e2e/fixtures.ts';
import type { BenchPart, Figure } from '../bench-part.ts';
import { NetworkLog } from '../web/network-log.ts';
import { observeUsable } from '../web/observe-usable.ts';
import { withPages } from '../web/with-pages.ts';

/** How soon after its address was opened a page can be used, in a fresh profile, on fast and slow devices. */
export const pageUsable: BenchPart = {
  name: 'page-usable',
  item: 'address opened → home and lobby can be used',
  beside: 'the stock page',
  rounds: 15,
  limitMinutes: 20,
  run: ({ rounds, report }) =>
    withPages(async ({ serve }) => {
      const [ours, stock] = serve('br');
      const roomName = `bench-${randomUUID().slice(0, 8)}`;
      const addresses: Record<Place, string> = {
        home: ours.origin,
        lobby: ours.addressOf(roomName),
        'stock page': stock.addressOf(roomName),
      };
      const browser = await launchChromium();
      try {
        const figures: Figure[] = [];
        for (const device of devices) {
          const visits = await visitInTurns(browser, addresses, device, rounds);
          figures.push(...figuresOf(visits, device));
          report(`${device.name}: ${rounds} rounds`);
        }
        return { figures, notes: [whatCounts] };
      } finally {
        await browser.close();
      }
    }),
};

const whatCounts =
  'Usable: a text field (for the name, or on home for a room) is drawn, enabled and uncovered, and the main thread has come back after that picture. The processor is slowed by the browser itself, the network to 1.6 Mbit/s and 150 ms, as Lighthouse does for a phone.';

type Device = { readonly name: string; readonly slowdown: number; readonly isOnSlowNetwork: boolean };

const devices: readonly Device[] = [
  { name: 'this machine', slowdown: 1, isOnSlowNetwork: false },
  { name: 'processor at a quarter', slowdown: 4, isOnSlowNetwork: false },
  { name: 'processor at a quarter, slow network', slowdown: 4, isOnSlowNetwork: true },
];

/** What Lighthouse calls slow 4G: bytes a second, and milliseconds. */
const slowNetwork = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750 };

type Place = 'home' | 'lobby' | 'stock page';
type Visit = Required<Window['usable']>;
type Visits = Readonly<Record<Place, readonly Visit[]>>;

async function visitInTurns(
  browser: Browser,
  addresses: Readonly<Record<Place, string>>,
  device: Device,
  rounds: number,
): Promise<Visits> {
  const visits: Record<Place, Visit[]> = { home: [], lobby: [], 'stock page': [] };
  const places = Object.keys(addresses) as Place[];
  for (let round = 0; round < rounds; round++)
    for (const place of round % 2 === 0 ? places : places.toReversed())
      visits[place].push(await visit(browser, addresses[place], device));
  return visits;
}

async function visit(browser: Browser, address: string, device: Device): Promise<Visit> {
  const context = await browser.newContext({ locale: 'en-US', viewport: { width: 1280, height: 800 } });
  try {
    await context.addInitScript(observeUsable);
    const page = await context.newPage();
    await slowDown(page, device);
    const log = new NetworkLog(page);
    await page.goto(address, { waitUntil: 'commit' });
    await page.waitForFunction(() => window.usable.fieldAt !== undefined);
    await log.atRest();
    // Trusted keys: a field that was there too early would not have kept them.
    await page.locator('input').first().pressSequentially('Ana');
    const kept = await page.locator('input').first().inputValue();
    if (kept !== 'Ana') throw new Error('The field does not take what is typed.');
    const { fieldAt, firstPaintAt, largestPaintAt, longTaskMs } = await page.evaluate(() => window.usable);
    return {
      fieldAt: fieldAt ?? Number.NaN,
      firstPaintAt: firstPaintAt ?? Number.NaN,
      largestPaintAt: largestPaintAt ?? Number.NaN,
      longTaskMs,
    };
  } finally {
    await context.close();
  }
}

async function slowDown(page: Page, { slowdown, isOnSlowNetwork }: Device): Promise<void> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  if (!isOnSlowNetwork) return;
  await cdp.send('Network.enable');
  await cdp.send('Network.emulateNetworkConditions', slowNetwork);
}

function figuresOf(visits: Visits, { name }: Device): Figure[] {
  const figure = (what: string, place: 'home' | 'lobby', measure: keyof Visit, most?: number): Figure => ({
    what: `${place}: ${what}, ${name}`,
    unit: 'ms',
    ours: visits[place].map((each) => each[measure]),
    beside: { 'stock page': visits['stock page'].map((each) => each[measure]) },
    ...(most === undefined ? {} : { target: { against: 'stock page', most } }),
  });
  return (['home', 'lobby'] as const).flatMap((place) => [
    figure('can be used after', place, 'fieldAt', 1),
    figure('first painted after', place, 'firstPaintAt', 1),
    figure('largest piece painted after', place, 'largestPaintAt'),
    figure('main thread held by long tasks', place, 'longTaskMs'),
  ]);
}
