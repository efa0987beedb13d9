import type { Person } from '../../e2e/person.ts';
import { until } from './until.ts';

const limitMs = 10_000;

/** What one person's statistics panel says of the round trip, for each track: "Your microphone, sent: 12 ms". */
export async function shownRoundTrips({ page }: Person): Promise<string> {
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Statistics' }).click();
  const cards = page.getByTestId('track-statistics');
  const read = (): Promise<string[]> =>
    cards.evaluateAll((all) =>
      all.map((card) => {
        const value = card.querySelector('[data-value=roundTrip]')?.textContent;
        return `${card.querySelector('h3')?.textContent}: ${value}`;
      }),
    );
  let shown: string[] = [];
  await until(limitMs, async () => {
    shown = await read();
    return shown.length > 0 && shown.every((line) => /\d+ ms$/.test(line));
  });
  await page.keyboard.press('Escape');
  return shown.join(' · ');
}
