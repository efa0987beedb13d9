import { expect, type Page } from '@playwright/test';
import { test } from './fixtures.ts';
import { observeStatistics, type RecordedStats } from './observe-statistics.ts';
import { pastedText } from './paste.ts';
import type { Person } from './person.ts';

test('people are listed by name, oneself first, with their microphones, their volume and the link', async ({
  newPerson,
}) => {
  const [ana, bia] = [
    await newPerson('Ana Souza', { permissions: ['clipboard-write'] }),
    await newPerson('Bia Lima'),
  ];
  await ana.join();
  await bia.join();
  await ana.button('People: 2 participants').click();
  const panel = ana.page.getByRole('complementary', { name: 'People (2)' });
  const rows = panel.getByTestId('person-row');
  await expect(rows).toHaveText([/Ana Souza \(you\)/, /Bia Lima/]);
  await expect(panel).toBeFocused();

  await expect(rows.last().getByRole('img', { name: /Microphone on|Speaking/ })).toBeVisible();
  await bia.button('Turn off microphone').click();
  await expect(rows.last().getByRole('img', { name: 'Microphone off' })).toBeVisible();
  await expect(rows.last().getByRole('img', { name: /connection/ })).toBeVisible();

  // One does not hear oneself.
  await expect(panel.getByRole('slider')).toHaveCount(1);
  const volume = panel.getByRole('slider', { name: 'Volume of Bia Lima' });
  await volume.focus();
  await ana.page.keyboard.press('Home');
  for (let presses = 0; presses < 4; presses++) await ana.page.keyboard.press('ArrowRight');
  await expect(volume).toHaveAttribute('aria-valuetext', '20 %');
  expect(await storedVolumes(ana.page)).toEqual({ 'Bia Lima': 0.2 });
  await ana.page.keyboard.press('End');
  expect(await storedVolumes(ana.page)).toEqual({});

  await panel.getByRole('button', { name: 'Copy link' }).click();
  await expect(panel.getByRole('button', { name: 'Link copied' })).toBeVisible();
});

test('the panel stands beside the stage on a wide window and over it on a phone, and gives the focus back', async ({
  newPerson,
}) => {
  const ana = await newPerson('Ana Souza');
  await ana.join();
  const stageWidth = async (): Promise<number> =>
    (await ana.page.getByRole('region', { name: 'Participants' }).boundingBox())?.width ?? 0;
  const before = await stageWidth();
  const button = ana.button('People: 1 participant');
  await button.click();
  await expect(ana.page.getByRole('complementary', { name: 'People (1)' })).toBeVisible();
  await expect.poll(stageWidth).toBeLessThan(before - 300);
  await ana.page.keyboard.press('Escape');
  await expect(button).toBeFocused();
  await expect.poll(stageWidth).toBe(before);

  await ana.page.keyboard.press('Control+Alt+p');
  await expect(ana.page.getByRole('complementary', { name: 'People (1)' })).toBeFocused();
  await ana.page.keyboard.press('Control+Alt+p');
  await expect(ana.page.getByRole('complementary', { name: 'People (1)' })).toBeHidden();

  await ana.page.setViewportSize({ width: 360, height: 640 });
  await button.click();
  const sheet = ana.page.getByRole('dialog', { name: 'People (1)' });
  await expect(sheet).toBeVisible();
  // It keeps the focus while it is open.
  for (let presses = 0; presses < 6; presses++) {
    await ana.page.keyboard.press('Tab');
    await expect.poll(() => sheet.evaluate((element) => element.contains(document.activeElement))).toBe(true);
  }
  await ana.page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  await expect(button).toBeFocused();

  // From the menu: the focus goes back to what opened it.
  await ana.button('More').click();
  await ana.page.getByRole('menuitem', { name: 'Statistics' }).click();
  await expect(ana.page.getByRole('dialog', { name: 'Statistics' })).toBeVisible();
  await ana.page.keyboard.press('Escape');
  await expect(ana.button('More')).toBeFocused();
});

test('statistics are those of getStats, anew each second, and can be copied', async ({ newPerson }) => {
  test.setTimeout(180_000);
  const [ana, bia] = [
    await newPerson('Ana Souza', { permissions: ['clipboard-write'] }),
    await newPerson('Bia Lima'),
  ];
  await ana.context.addInitScript(observeStatistics);
  await ana.join();
  await bia.join();
  await expect(ana.tile('Bia Lima').locator('video')).toBeVisible();
  await ana.button('More').click();
  await ana.page.getByRole('menuitem', { name: 'Statistics' }).click();

  for (const [title, type, kind] of [
    ['Your microphone, sent', 'outbound-rtp', 'audio'],
    ['Your camera, sent', 'outbound-rtp', 'video'],
    ['Microphone of Bia Lima, received', 'inbound-rtp', 'audio'],
    ['Camera of Bia Lima, received', 'inbound-rtp', 'video'],
  ] as const) {
    const seen = new Set<string>();
    await expect
      .poll(
        async () => {
          const { shown, recorded } = await look(ana, title);
          if (!/\d/.test(shown.bitrate ?? '')) return 'nothing yet';
          if (!isMeasured(shown, recorded, type, kind)) return JSON.stringify(shown);
          seen.add(JSON.stringify(shown));
          return seen.size > 1 ? 'equal, twice' : 'equal, once';
        },
        { message: title, timeout: 30_000 },
      )
      .toBe('equal, twice');
  }

  await ana.button('Copy as text').click();
  await expect(ana.page.getByTestId('toast')).toHaveText('The statistics are copied.');
  const text = await pastedText(ana.page);
  expect(text.split('\n\n')).toHaveLength(4);
  expect(text).toMatch(/^Your microphone, sent\n {2}Codec: opus\n {2}Bitrate: \d+ kbit\/s\n/);
  expect(text).toMatch(/Camera of Bia Lima, received\n {2}Codec: VP8\n {2}Resolution: \d+ × \d+\n/);
});

test('comings, goings and one’s own switches are told once each, those of one moment together', async ({
  newPerson,
}) => {
  test.setTimeout(120_000);
  const ana = await newPerson('Ana Souza');
  await ana.join();
  await recordAnnouncements(ana.page);
  const others = [await newPerson('Bia Lima'), await newPerson('Caio Prado'), await newPerson('Davi Reis')];
  for (const other of others) await other.openLobby();
  await Promise.all(others.map((other) => other.button('Join now').click()));
  await expect(ana.page.getByTestId('participant-tile')).toHaveCount(4);
  await expect.poll(async () => named(await announced(ana.page), 'joined')).toBe(3);

  await ana.button('Turn off microphone').click();
  await expect.poll(() => announced(ana.page)).toContain('Your microphone is off.');
  for (const other of others) await other.button('Leave call').click();
  await expect(ana.page.getByTestId('participant-tile')).toHaveCount(1);
  await expect.poll(async () => named(await announced(ana.page), 'left')).toBe(3);
  const sentences = await announced(ana.page);
  expect(new Set(sentences).size).toBe(sentences.length);
});

test('that the connection is back is told, once, and not as a coming and going', async ({
  newPerson,
  stack,
}) => {
  test.setTimeout(120_000);
  const ana = await newPerson('Ana Souza');
  await ana.join();
  await recordAnnouncements(ana.page);
  await stack.kill('livekit');
  await expect(ana.page.getByText('Reconnecting…')).toBeVisible();
  await stack.revive('livekit');
  await expect(ana.page.getByText('Reconnecting…')).toBeHidden({ timeout: 60_000 });
  await expect.poll(() => announced(ana.page)).toEqual(['You are connected again.']);
});

/** What a track's card shows, and every report the browser has given so far. */
async function look(
  person: Person,
  title: string,
): Promise<{ shown: Record<string, string>; recorded: RecordedStats[] }> {
  return person.page.evaluate((heading) => {
    const cards = [...document.querySelectorAll('[data-testid=track-statistics]')];
    const card = cards.find((each) => each.querySelector('h3')?.textContent === heading);
    const values = [...(card?.querySelectorAll<HTMLElement>('[data-value]') ?? [])];
    return {
      shown: Object.fromEntries(values.map((each) => [each.dataset.value ?? '', each.textContent ?? ''])),
      recorded: window.recordedStats,
    };
  }, title);
}

/** Whether two of the browser's samples, one after the other, say what is shown. Computed here a second time. */
function isMeasured(
  shown: Record<string, string>,
  recorded: readonly RecordedStats[],
  type: 'inbound-rtp' | 'outbound-rtp',
  kind: 'audio' | 'video',
): boolean {
  const bytesField = type === 'inbound-rtp' ? 'bytesReceived' : 'bytesSent';
  const streams = (sample: RecordedStats) =>
    sample.filter((each) => each.type === type && each.kind === kind);
  const samples = recorded.filter((sample) => streams(sample).length > 0);
  const ms = (seconds: number | undefined): string =>
    seconds === undefined ? '–' : `${Math.round(seconds * 1000).toLocaleString('en')} ms`;
  const greatest = (reports: RecordedStats, field: string): number | undefined => {
    const values = reports.map((each) => each[field]).filter((value) => typeof value === 'number');
    return values.length === 0 ? undefined : Math.max(...values);
  };
  return samples.some((after) => {
    const codecs = after.filter((each) => each.type === 'codec').map((each) => String(each.mimeType));
    const sizes = streams(after).map((each) => `${each.frameWidth} × ${each.frameHeight}`);
    const farEnd = after.filter((each) => each.type === 'remote-inbound-rtp');
    const jitter = greatest(type === 'inbound-rtp' ? streams(after) : farEnd, 'jitter');
    const fits =
      codecs.includes(`${kind}/${shown.codec}`) &&
      (kind === 'audio' || sizes.includes(shown.resolution ?? '')) &&
      shown.jitter === ms(jitter) &&
      (type === 'inbound-rtp' || shown.roundTrip === ms(greatest(farEnd, 'roundTripTime')));
    return fits && samples.some((before) => shown.bitrate === bitrate(before, after));
  });

  function bitrate(before: RecordedStats, after: RecordedStats): string {
    let bits = 0;
    for (const stream of streams(after)) {
      const earlier = streams(before).find((each) => each.id === stream.id);
      if (earlier === undefined || stream.timestamp <= earlier.timestamp) continue;
      const bytes = Number(stream[bytesField]) - Number(earlier[bytesField]);
      bits += (bytes * 8 * 1000) / (stream.timestamp - earlier.timestamp);
    }
    return `${Math.round(bits / 1000).toLocaleString('en')} kbit/s`;
  }
}

function storedVolumes(page: Page): Promise<unknown> {
  return page.evaluate(() => JSON.parse(localStorage.getItem('livemeet.preferences') ?? '{}').volumes);
}

/** Keeps every sentence that comes into the live region: what a screen reader would say. */
async function recordAnnouncements(page: Page): Promise<void> {
  await page.getByTestId('announcer').evaluate((region) => {
    const sentences: string[] = [];
    Object.assign(window, { announcedSentences: sentences });
    new MutationObserver((changes) => {
      for (const { addedNodes } of changes)
        for (const node of addedNodes) sentences.push(node.textContent ?? '');
    }).observe(region, { childList: true, subtree: true, characterData: true });
  });
}

function announced(page: Page): Promise<string[]> {
  return page.evaluate(() => (window as unknown as { announcedSentences: string[] }).announcedSentences);
}

/** How many people the sentences about that name in all. */
function named(sentences: readonly string[], what: 'joined' | 'left'): number {
  return sentences
    .filter((sentence) => sentence.includes(what))
    .reduce((total, sentence) => total + 1 + Number(/and (\d+) other/.exec(sentence)?.[1] ?? 0), 0);
}
