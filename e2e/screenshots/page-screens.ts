import { press, showLobby } from './scene.ts';
import type { Screen } from './screen.ts';

/** Home, and the screens that stand for a page that cannot be. */
export const pageScreens: readonly Screen[] = [
  {
    name: 'home',
    async show({ person, stack, words }) {
      await person.page.goto(stack.url);
      await person.button(words.home.newMeeting).waitFor();
    },
  },
  {
    name: 'home-wrong-code',
    async show(scene) {
      const { page } = scene.person;
      await page.goto(scene.stack.url);
      await page.getByRole('textbox').fill('¿?');
      await press(scene, scene.words.home.join);
      await page.getByRole('alert').first().waitFor();
    },
  },
  {
    name: 'not-found',
    async show({ person, stack, words }) {
      await person.page.goto(`${stack.url}/nothing`);
      await person.page.getByRole('heading', { name: words.failure.notFoundTitle }).waitFor();
    },
  },
  {
    name: 'no-meeting-link',
    async show({ person, stack, words }) {
      await person.page.goto(`${stack.url}/r/a%20b`);
      await person.page.getByRole('heading', { name: words.failure.badRoomTitle }).waitFor();
    },
  },
  {
    name: 'unsupported',
    async show({ person, words }) {
      await person.context.addInitScript(() => Reflect.deleteProperty(window, 'RTCPeerConnection'));
      await person.page.goto(person.link);
      await person.page.getByRole('heading', { name: words.failure.unsupportedTitle }).waitFor();
    },
  },
  {
    name: 'crash',
    async show(scene) {
      const { page } = scene.person;
      await page.route(/room-page-.*\.js/, (route) => route.abort());
      await showLobby(scene);
      await press(scene, scene.words.lobby.join);
      await page.getByRole('heading', { name: scene.words.failure.crashTitle }).waitFor();
    },
  },
];
