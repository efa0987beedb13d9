import { openMore, press, type Scene, seen, showLobby, showRoom } from './scene.ts';
import type { Screen } from './screen.ts';

const phone = { width: 360, height: 640 };

const room = (name: string, show: (scene: Scene) => Promise<void>): Screen => ({
  name: `room-${name}`,
  isDarkOnly: true,
  show,
});

/** The room of a person who has set this before. */
const roomOf = (name: string, people: number, preferences: Record<string, unknown>): Screen =>
  room(name, async (scene) => {
    await scene.person.prefer(preferences);
    await showRoom(scene, people);
  });

/** The room by how many are in it, its layouts, and what opens over it. */
export const roomScreens: readonly Screen[] = [
  ...[1, 2, 5, 9, 16, 25].map((people) => room(String(people), (scene) => showRoom(scene, people))),
  room('page-two', async (scene) => {
    await scene.person.page.setViewportSize(phone);
    await showRoom(scene, 25);
    await press(scene, scene.words.stage.nextPage);
    await scene.person.page.getByText('2 / 3').waitFor();
  }),
  room('pins', async (scene) => {
    await showRoom(scene, 9);
    for (const name of ['Davi Nakamura', 'Caio Prado']) {
      await scene.person.tile(name).hover();
      await press(scene, scene.words.stage.pin.replace('{name}', name));
    }
    // Without the pointer on it one sees what stays.
    await scene.person.page.mouse.move(1, 1);
  }),
  roomOf('spotlight', 9, { layout: 'spotlight' }),
  roomOf('tiled-two', 2, { layout: 'tiled' }),
  roomOf('self-floating', 9, { selfView: 'floating' }),
  roomOf('self-hidden', 5, { selfView: 'hidden' }),
  roomOf('data-saver', 5, { isDataSaverOn: true }),
  room('own-switches-off', async (scene) => {
    await showRoom(scene, 2);
    await press(scene, scene.words.devices.turnOffMicrophone);
    await press(scene, scene.words.devices.turnOffCamera);
    await scene.person.button(scene.words.devices.turnOnCamera).waitFor();
  }),
  room('loading', async (scene) => {
    await scene.person.page.route(/room-page-.*\.js/, () => undefined); // never answered
    await showLobby(scene);
    await press(scene, scene.words.lobby.join);
    await seen(scene, scene.words.room.loading);
  }),
  ...[5, 16].map((people) =>
    room(`people-${people}`, async (scene) => {
      await showRoom(scene, people);
      await press(scene, new RegExp(`^${scene.words.controls.people}`));
      await scene.person.page.getByRole('slider').first().waitFor();
    }),
  ),
  room('layout', async (scene) => {
    await showRoom(scene, 5);
    await press(scene, scene.words.controls.layout);
    await scene.person.page.getByRole('menu').waitFor();
  }),
  room('more', (scene) => openMore(scene)),
  ...(['settings', 'shortcuts'] as const).map((item) =>
    room(item, async (scene) => {
      await openMore(scene, scene.words.controls[item]);
      await scene.person.page.getByRole('dialog').waitFor();
    }),
  ),
  room('statistics', async (scene) => {
    await openMore(scene, scene.words.controls.statistics);
    await scene.person.page.getByTestId('track-statistics').first().waitFor();
  }),
];
