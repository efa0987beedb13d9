import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { observeMedia } from '../../e2e/observe-media.ts';
import { manySyntheticPeople } from '../../e2e/synthetic-people.ts';
import type { BenchPart, Figure } from '../bench-part.ts';
import type { ComparedPage } from '../web/compared-page.ts';
import { insideCall, picturesShown, untilPicturesShown } from '../web/inside-call.ts';
import { withPages } from '../web/with-pages.ts';

/** What a browser receives of the pictures of a room in which more people are than it shows. */
export const picturesReceived: BenchPart = {
  name: 'pictures-received',
  item: 'video received by the browser of one person with 25 others who send pictures, with 9 and 25 tiles in sight',
  beside: 'the stock page in a window of the same size',
  rounds: 3,
  limitMinutes: 12,
  run: ({ rounds, report }) =>
    withPages(async ({ stack, serve }) => {
      const [ours, stock] = serve('br');
      const roomName = `bench-${randomUUID().slice(0, 8)}`;
      const people = await manySyntheticPeople(stack, roomName, senders, sentSize);
      try {
        const figures: Figure[] = [];
        for (const sight of sights) {
          const received: Record<'ours' | 'stock', Received[]> = { ours: [], stock: [] };
          const pages = { ours, stock };
          for (let round = 0; round < rounds; round += 1)
            for (const who of round % 2 === 0 ? order : order.toReversed())
              received[who].push(await receivedBy(pages[who], roomName, sight));
          figures.push(...figuresOf(received, sight));
          report(`${sight.tiles} tiles: ${rounds} rounds`);
        }
        return { figures, notes: [whatCounts] };
      } finally {
        for (const person of people) await person.leave();
      }
    }),
};

const whatCounts =
  'The others have no browser; each sends a picture of 640 × 360 five times a second, in the sizes that LiveKit’s SDK makes of it. The one is in with a camera too. Nine tiles are in sight at 940 × 500, on LiveMeet with the list of people open, for without it more would be; 25 at 1280 × 800. Bytes are those of all inbound video streams in ten seconds, eight seconds after the pictures came. A stream counts as received when it brought anything in that time.';

const senders = 25;
const sentSize = { width: 640, height: 360 };
const order = ['ours', 'stock'] as const;
const settleMs = 8_000;
const windowMs = 10_000;

/** A window, and how many tiles either page has in it; one of them is one's own. */
type Sight = {
  readonly tiles: number;
  readonly width: number;
  readonly height: number;
  readonly hasPeopleOpen: boolean;
};

const sights: readonly Sight[] = [
  { tiles: 9, width: 940, height: 500, hasPeopleOpen: true },
  { tiles: 25, width: 1280, height: 800, hasPeopleOpen: false },
];

type Received = {
  readonly kilobytesPerSecond: number;
  readonly streams: number;
  readonly shown: number;
};

function receivedBy(compared: ComparedPage, roomName: string, sight: Sight): Promise<Received> {
  return insideCall(compared, roomName, { ...sight, observer: observeMedia }, async ({ page }) => {
    if (sight.hasPeopleOpen && compared.name === 'ours')
      await page.getByRole('button', { name: /^People/ }).click();
    // One's own may be on another page of tiles.
    await untilPicturesShown(page, sight.tiles - 1);
    await Bun.sleep(settleMs);
    const before = await bytesOfStreams(page);
    await Bun.sleep(windowMs);
    const after = await bytesOfStreams(page);
    const rises = Object.entries(after).map(([stream, bytes]) => bytes - (before[stream] ?? 0));
    return {
      kilobytesPerSecond: rises.reduce((sum, rise) => sum + rise, 0) / windowMs,
      streams: rises.filter((rise) => rise > 0).length,
      shown: await picturesShown(page),
    };
  });
}

function bytesOfStreams(page: Page): Promise<Record<string, number>> {
  return page.evaluate(() => window.observedMedia.streams('video'));
}

function figuresOf(
  { ours, stock }: Readonly<Record<'ours' | 'stock', readonly Received[]>>,
  { tiles }: Sight,
): Figure[] {
  const figure = (what: string, of: keyof Received, more: Partial<Figure> = {}): Figure => ({
    what,
    size: tiles,
    ours: ours.map((each) => each[of]),
    beside: { 'stock page': stock.map((each) => each[of]) },
    ...more,
  });
  return [
    figure('video received', 'kilobytesPerSecond', {
      unit: 'kB/s',
      target: { against: 'stock page', most: 1 },
    }),
    figure('streams received', 'streams'),
    // What shows that it received as little because it showed as little, or not.
    figure('pictures in sight', 'shown', { bound: { least: tiles, most: tiles } }),
  ];
}
