import { leaveButton, press, type Scene, showLobby, showRoom } from './scene.ts';

/** One screen, dialog or menu and the way to it, begun with a fresh browser profile. */
export type Screen = {
  readonly name: string;
  /** Brings the person's page there; waits until it stands. */
  show(scene: Scene): Promise<void>;
  /** Puts back what it changed of the stack, such as a part that was killed. */
  restore?(scene: Scene): Promise<void>;
  /** Chromium's media arguments, where other than fake devices that are allowed. */
  readonly mediaArguments?: readonly string[];
  /** The room is dark whatever the system prefers, so its pictures are taken once. */
  readonly isDarkOnly?: boolean;
  /** It is longer than a window and is taken whole. */
  readonly isLong?: boolean;
};

const blocked = ['--use-fake-device-for-media-stream', '--deny-permission-prompts'];

const room = (people: number): Screen => ({
  name: `room-${people}`,
  isDarkOnly: true,
  show: (scene) => showRoom(scene, people),
});

/** Every screen there is. A new one is a row here; its words come from the catalogue, for it is shown in each language. */
export const screens: readonly Screen[] = [
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
      await scene.person.page.goto(scene.stack.url);
      await press(scene, scene.words.home.join);
      await scene.person.page.getByRole('alert').first().waitFor();
    },
  },
  { name: 'lobby', show: showLobby },
  {
    name: 'lobby-camera-off',
    async show(scene) {
      await showLobby(scene);
      await press(scene, scene.words.devices.turnOffCamera);
    },
  },
  {
    name: 'lobby-blocked',
    mediaArguments: blocked,
    async show({ person }) {
      await person.openLobby();
      await person.page.getByRole('alert').first().waitFor();
    },
  },
  {
    name: 'lobby-api-unreachable',
    async show(scene) {
      await showLobby(scene);
      await scene.stack.kill('api');
      await press(scene, scene.words.lobby.join);
      await scene.person.page.getByRole('alert').filter({ hasText: scene.words.joinFailure.title }).waitFor();
    },
    restore: ({ stack }) => stack.revive('api'),
  },
  ...[1, 2, 5, 9, 16, 25].map(room),
  {
    name: 'room-spotlight',
    isDarkOnly: true,
    async show(scene) {
      await showRoom(scene, 9);
      await scene.person.preferFromNowOn({ layout: 'spotlight' });
      await scene.person.page.getByTestId('participant-tile').first().waitFor();
    },
  },
  {
    name: 'room-people',
    isDarkOnly: true,
    async show(scene) {
      await showRoom(scene, 5);
      await scene.person.page
        .getByRole('button', { name: new RegExp(`^${scene.words.controls.people}`) })
        .click();
      await scene.person.page.getByRole('slider').first().waitFor();
    },
  },
  { name: 'room-more', isDarkOnly: true, show: (scene) => openMore(scene) },
  ...(['settings', 'shortcuts'] as const).map(
    (item): Screen => ({
      name: `room-${item}`,
      isDarkOnly: true,
      async show(scene) {
        await openMore(scene, scene.words.controls[item]);
        await scene.person.page.getByRole('dialog').waitFor();
      },
    }),
  ),
  {
    name: 'room-statistics',
    isDarkOnly: true,
    async show(scene) {
      await openMore(scene, scene.words.controls.statistics);
      await scene.person.page.getByTestId('track-statistics').first().waitFor();
    },
  },
  {
    name: 'room-blocked',
    isDarkOnly: true,
    mediaArguments: blocked,
    async show(scene) {
      await scene.person.openLobby();
      await press(scene, scene.words.lobby.join);
      await leaveButton(scene).waitFor();
      await press(scene, scene.words.devices.turnOnCamera);
      await scene.person.page.getByRole('alert').first().waitFor();
    },
  },
  {
    name: 'ended',
    async show(scene) {
      await showRoom(scene, 2);
      await press(scene, scene.words.room.leave);
      await scene.person.page.getByRole('heading', { name: scene.words.ended.left }).waitFor();
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
    name: 'check',
    async show({ person, stack, words }) {
      await person.page.goto(`${stack.url}/check`);
      await person.button(words.check.start).waitFor();
    },
  },
  {
    name: 'check-done',
    isLong: true,
    async show(scene) {
      await scene.person.page.goto(`${scene.stack.url}/check`);
      await press(scene, scene.words.check.start);
      await scene.person.button(scene.words.check.heard).click({ timeout: 60_000 });
      await scene.person.page.getByText(scene.words.check.allWell).waitFor();
    },
  },
  {
    name: 'check-blocked',
    isLong: true,
    mediaArguments: blocked,
    async show(scene) {
      await scene.person.page.goto(`${scene.stack.url}/check`);
      await press(scene, scene.words.check.start);
      await scene.person.button(scene.words.check.heard).waitFor({ timeout: 60_000 });
    },
  },
  {
    // Last: the SFU that is killed takes the crowd with it.
    name: 'room-reconnecting',
    isDarkOnly: true,
    async show(scene) {
      await showRoom(scene, 2);
      await scene.stack.kill('livekit');
      await scene.person.page.getByText(scene.words.connection.reconnecting).waitFor();
    },
    async restore({ crowd, stack }) {
      await stack.revive('livekit');
      await crowd.resize(0);
    },
  },
];

/** The menu of a room of five, and what one chooses in it. */
async function openMore(scene: Scene, item?: string): Promise<void> {
  await showRoom(scene, 5);
  await press(scene, scene.words.controls.more);
  const { page } = scene.person;
  if (item === undefined) await page.getByRole('menu').waitFor();
  else await page.getByRole('menuitem', { name: item }).click();
}
