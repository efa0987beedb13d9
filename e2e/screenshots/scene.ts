import type { Locator } from '@playwright/test';
import type { Messages } from '../../apps/web/src/i18n/en.ts';
import type { Person } from '../person.ts';
import type { Stack } from '../stack.ts';
import type { Crowd } from './crowd.ts';

/** What a row of the table has to show its screen with. */
export type Scene = {
  readonly stack: Stack;
  readonly roomName: string;
  /** In front of the camera; a profile of their own, in the language of the picture. */
  readonly person: Person;
  /** Who else is in `person.link`. */
  readonly crowd: Crowd;
  /** Every sentence, in the language of the picture. */
  readonly words: Messages;
};

/** Presses a button by its words. */
export function press({ person }: Scene, name: string | RegExp): Promise<void> {
  return person.page.getByRole('button', { name }).click();
}

/** Waits until these words stand somewhere on the page. */
export function seen({ person }: Scene, words: string): Promise<void> {
  return person.page.getByText(words).first().waitFor();
}

/** The lobby, with the name written and the camera's picture there. */
export async function showLobby({ person }: Scene): Promise<void> {
  await person.openLobby();
  await person.page.locator('video').waitFor();
}

/** The room with so many people in it, oneself among them. */
export async function showRoom(scene: Scene, people: number): Promise<void> {
  await scene.crowd.resize(people - 1);
  await onlyThese(scene, people - 1);
  await showLobby(scene);
  await press(scene, scene.words.lobby.join);
  await leaveButton(scene).waitFor();
  await scene.person.page.mouse.move(1, 1); // what is pointed at looks otherwise
  await scene.person.page
    .getByTestId('participant-tile')
    .nth(Math.min(people, 4) - 1)
    .waitFor();
}

/** Who was here for the picture before may be on the way out. */
async function onlyThese({ stack, roomName }: Scene, people: number): Promise<void> {
  for (let looks = 0; looks < 100; looks++) {
    if ((await stack.administration.listParticipants(roomName)).length === people) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`There are never just ${people} people in the room.`);
}

/** There from the moment one is in. */
export function leaveButton({ person, words }: Scene): Locator {
  return person.page.getByRole('button', { name: words.room.leave });
}

/** The menu of a room of five, and what one chooses in it. */
export async function openMore(scene: Scene, item?: string): Promise<void> {
  await showRoom(scene, 5);
  await press(scene, scene.words.controls.more);
  const { page } = scene.person;
  if (item === undefined) await page.getByRole('menu').waitFor();
  else await page.getByRole('menuitem', { name: item }).click();
}
