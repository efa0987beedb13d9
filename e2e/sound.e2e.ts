import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { expect } from '@playwright/test';
import { fakeMedia, launchChromium, test } from './fixtures.ts';
import { speechFile } from './speech-file.ts';
import { SyntheticPerson } from './synthetic-people.ts';

test('who is heard is seen to speak, and the sound plays', async ({ newPerson }) => {
  const file = speechFile();
  const browser = await launchChromium([...fakeMedia, `--use-file-for-fake-audio-capture=${file}`]);
  try {
    const ana = await newPerson('Ana Souza');
    const bia = await newPerson('Bia Lima', { browser });
    await ana.join();
    await bia.join();
    const tile = ana.tile('Bia Lima');
    await expect(tile).toHaveAttribute('data-speaking', 'true');
    await expect(tile).toHaveAttribute('data-speaking', 'false');
    await expect(tile).toHaveAttribute('data-speaking', 'true');

    const playing = (): Promise<number[]> =>
      ana.page.evaluate(() =>
        [...document.querySelectorAll('audio')]
          .filter(({ paused }) => !paused)
          .map(({ currentTime }) => currentTime),
      );
    await expect.poll(async () => (await playing()).length).toBe(1);
    const [before = 0] = await playing();
    await expect.poll(async () => (await playing())[0] ?? 0).toBeGreaterThan(before);
    await bia.depart();
  } finally {
    await browser.close();
    await rm(dirname(file), { recursive: true });
  }
});

test('sound that the browser holds back starts with one button', async ({ newPerson }) => {
  const [ana, bia] = [await newPerson('Ana Souza'), await newPerson('Bia Lima')];
  await bia.join();
  // What drives the browser here counts as a touch to it, so the browser's rule is laid down by the page itself: no
  // sound before a person has pressed something.
  await ana.context.addInitScript(() => {
    let isTouched = false;
    addEventListener(
      'pointerdown',
      ({ isTrusted }) => {
        isTouched ||= isTrusted;
      },
      true,
    );
    const play = HTMLMediaElement.prototype.play;
    HTMLMediaElement.prototype.play = function (this: HTMLMediaElement) {
      const isAllowed = isTouched || this.muted;
      return isAllowed
        ? play.call(this)
        : Promise.reject(new DOMException('not touched yet', 'NotAllowedError'));
    };
  });
  await ana.openLobby();
  await ana.page.keyboard.press('Enter');
  await expect(ana.page.getByText('Your browser holds the sound back.')).toBeVisible();
  await ana.button('Turn on sound').click();
  await expect(ana.page.getByText('Your browser holds the sound back.')).toBeHidden();
});

test('each person is as loud as this device remembers for their name, at once and the next time', async ({
  newPerson,
  stack,
  roomName,
}) => {
  test.setTimeout(120_000);
  const ana = await newPerson('Ana Souza');
  const comes = async (name: string): Promise<SyntheticPerson> => {
    const person = await SyntheticPerson.enter(stack, roomName, name);
    await person.turnOnMicrophone();
    return person;
  };
  const volumes = (): Promise<number[]> =>
    ana.page.evaluate(() => [...document.querySelectorAll('audio')].map(({ volume }) => volume).sort());
  const bia = await comes('Bia Lima');
  await ana.join();
  await expect.poll(volumes).toEqual([1]);
  await ana.preferFromNowOn({ volumes: { 'Bia Lima': 0.25, 'Caio Prado': 0.5 } });
  await expect.poll(volumes).toEqual([0.25]);
  // Who comes later, and who comes back.
  const caio = await comes('Caio Prado');
  await expect.poll(volumes).toEqual([0.25, 0.5]);
  await bia.leave();
  await expect.poll(volumes).toEqual([0.5]);
  const biaAgain = await comes('Bia Lima');
  await expect.poll(volumes).toEqual([0.25, 0.5]);
  await ana.preferFromNowOn({ volumes: {} });
  await expect.poll(volumes).toEqual([1, 1]);
  // The next time it is remembered.
  await ana.preferFromNowOn({ volumes: { 'Bia Lima': 0.25 } });
  await ana.join();
  await expect.poll(volumes).toEqual([0.25, 1]);
  await Promise.all([caio, biaAgain].map((person) => person.leave()));
});
