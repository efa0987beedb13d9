import type { Locator } from '@playwright/test';
import type { Messages } from '../../apps/web/src/i18n/en.ts';
import type { Person } from '../person.ts';
import type { Stack } from '../stack.ts';
import type { Crowd } from './crowd.ts';

/** What a row of the table has to show its screen with. */
export type Scene = {
  readonly stack: Stack;
  /** In front of the camera; a profile of their own, in the language of the picture. */
  readonly person: Person;
  /** Who else is in `person.link`. */
  readonly crowd: Crowd;
  /** Every sentence, in the language of the picture. */
  readonly words: Messages;
};

/** Presses a button by its words. */
export function press({ person }: Scene, name: string): Promise<void> {
  return person.page.getByRole('button', { name }).click();
}

/** The lobby, with the name written and the camera's picture there. */
export async function showLobby({ person }: Scene): Promise<void> {
  await person.openLobby();
  await person.page.locator('video').waitFor();
}

/** The room with so many people in it, oneself among them. */
export async function showRoom(scene: Scene, people: number): Promise<void> {
  await scene.crowd.resize(people - 1);
  await showLobby(scene);
  await press(scene, scene.words.lobby.join);
  await leaveButton(scene).waitFor();
  await scene.person.page
    .getByTestId('participant-tile')
    .nth(Math.min(people, 4) - 1)
    .waitFor();
}

/** There from the moment one is in. */
export function leaveButton({ person, words }: Scene): Locator {
  return person.page.getByRole('button', { name: words.room.leave });
}
