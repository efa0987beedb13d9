import { silentMicrophone } from './accidents.ts';
import { blocked } from './lobby-screens.ts';
import { press, type Scene, seen } from './scene.ts';
import type { Screen } from './screen.ts';

/** Each step has its time limit; all of them together may take this long, in milliseconds. */
const wholeCheck = 60_000;

/** The page that tests devices and connection. */
export const checkScreens: readonly Screen[] = [
  {
    name: 'check',
    async show({ person, stack, words }) {
      await person.page.goto(`${stack.url}/check`);
      await person.button(words.check.start).waitFor();
    },
  },
  {
    name: 'check-microphone',
    async show(scene) {
      await silentMicrophone(scene);
      await startCheck(scene);
      await scene.person.page.getByTestId('check-meter').waitFor();
    },
  },
  {
    name: 'check-camera',
    async show(scene) {
      // Its pictures are never counted to the end.
      await scene.person.context.addInitScript(() => {
        HTMLVideoElement.prototype.requestVideoFrameCallback = () => 0;
      });
      await startCheck(scene);
      await scene.person.page.locator('video').waitFor();
    },
  },
  {
    name: 'check-speaker',
    isLong: true,
    async show(scene) {
      await startCheck(scene);
      await scene.person.button(scene.words.check.heard).waitFor({ timeout: wholeCheck });
    },
  },
  {
    name: 'check-done',
    isLong: true,
    async show(scene) {
      await startCheck(scene);
      await scene.person.button(scene.words.check.heard).click({ timeout: wholeCheck });
      await seen(scene, scene.words.check.allWell);
    },
  },
  {
    name: 'check-troubles',
    isLong: true,
    mediaArguments: blocked,
    async show(scene) {
      await scene.person.page.routeWebSocket(/\/rtc/, (socket) => socket.close());
      await startCheck(scene);
      await scene.person.page
        .getByRole('button', { name: scene.words.check.notHeard, exact: true })
        .click({ timeout: wholeCheck });
      await scene.person.button(scene.words.check.copy).waitFor();
    },
  },
];

async function startCheck(scene: Scene): Promise<void> {
  await scene.person.page.goto(`${scene.stack.url}/check`);
  await press(scene, scene.words.check.start);
}
