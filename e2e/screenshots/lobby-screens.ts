import { press, type Scene, seen, showLobby } from './scene.ts';
import type { Screen } from './screen.ts';

/** Devices that the browser itself refuses. */
export const blocked = ['--use-fake-device-for-media-stream', '--deny-permission-prompts'];

/** What the API or the SFU answers to someone who wants in, and the words for it. */
const refusals = {
  'api-busy': { status: 503, code: 'SERVICE_UNAVAILABLE', words: 'apiUnavailable' },
  'rate-limited': { status: 429, code: 'RATE_LIMITED', words: 'title' },
  'room-full': { status: 409, code: 'ROOM_FULL', words: 'roomFull' },
  'token-refused': { status: 400, code: 'VALIDATION_FAILED', words: 'tokenRefused' },
  unexpected: { status: 500, code: 'INTERNAL', words: 'unexpected' },
} as const;

/** What the browser rejects the page's question for devices with, and what it says of the permission. */
const rejections = {
  busy: { error: 'NotReadableError', permission: 'granted' },
  dismissed: { error: 'NotAllowedError', permission: 'prompt' },
  unknown: { error: 'TypeError', permission: 'granted' },
} as const;

/** The lobby, and everything that may be wrong there. */
export const lobbyScreens: readonly Screen[] = [
  { name: 'lobby', show: showLobby },
  {
    name: 'lobby-camera-off',
    async show(scene) {
      await showLobby(scene);
      await press(scene, scene.words.devices.turnOffCamera);
    },
  },
  {
    name: 'lobby-devices',
    isLong: true,
    async show(scene) {
      await showLobby(scene);
      await press(scene, scene.words.settings.devices);
      await scene.person.page.getByRole('switch').waitFor();
    },
  },
  {
    name: 'lobby-short-name',
    async show(scene) {
      await showLobby(scene);
      await scene.person.page.getByRole('textbox').fill('A');
      await press(scene, scene.words.lobby.join);
      await seen(scene, scene.words.lobby.nameTooShort);
    },
  },
  {
    name: 'lobby-joining',
    async show(scene) {
      await scene.person.page.route('**/api/auth/token', () => undefined); // never answered
      await showLobby(scene);
      await press(scene, scene.words.lobby.join);
      await seen(scene, scene.words.lobby.cancel);
    },
  },
  { name: 'lobby-blocked', mediaArguments: blocked, show: showTrouble },
  { name: 'lobby-no-devices', mediaArguments: ['--use-fake-ui-for-media-stream'], show: showTrouble },
  {
    name: 'lobby-insecure',
    mediaArguments: ['--host-resolver-rules=MAP 192.0.2.1 127.0.0.1'],
    async show(scene) {
      const { link, page, name } = scene.person;
      // To the browser this address, one kept free for documentation, is another machine.
      await page.goto(link.replace('127.0.0.1', '192.0.2.1'));
      await page.getByRole('textbox').fill(name);
      await seen(scene, scene.words.devices.bothProblem.insecure);
    },
  },
  ...Object.entries(rejections).map(
    ([name, rejection]): Screen => ({
      name: `lobby-${name}`,
      // No camera is drawn for them: what asks for devices is refused.
      mediaArguments: ['--use-fake-device-for-media-stream'],
      async show(scene) {
        await scene.person.context.addInitScript(({ error, permission }) => {
          navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', error));
          navigator.permissions.query = () => Promise.resolve({ state: permission } as PermissionStatus);
        }, rejection);
        await showTrouble(scene);
      },
    }),
  ),
  {
    // The worst there is: each device has a trouble of its own.
    name: 'lobby-two-troubles',
    mediaArguments: ['--use-fake-device-for-media-stream'],
    async show(scene) {
      await scene.person.context.addInitScript(() => {
        navigator.mediaDevices.getUserMedia = (constraints) =>
          Promise.reject(new DOMException('', constraints?.video ? 'NotReadableError' : 'NotFoundError'));
      });
      await showTrouble(scene);
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
  {
    name: 'lobby-sfu-unreachable',
    async show(scene) {
      await scene.person.page.routeWebSocket(/\/rtc/, (socket) => socket.close());
      await showLobby(scene);
      await press(scene, scene.words.lobby.join);
      await seen(scene, scene.words.joinFailure.sfuUnreachable);
    },
  },
  ...Object.entries(refusals).map(
    ([name, { status, code, words }]): Screen => ({
      name: `lobby-${name}`,
      async show(scene) {
        await scene.person.page.route('**/api/auth/token', (route) =>
          route.fulfill({
            status,
            headers: { 'retry-after': '300' },
            json: { code, message: 'for a picture', requestId: 'picture' },
          }),
        );
        await showLobby(scene);
        await press(scene, scene.words.lobby.join);
        await seen(scene, scene.words.joinFailure[words]);
      },
    }),
  ),
];

async function showTrouble({ person }: Scene): Promise<void> {
  await person.openLobby();
  await person.page.getByRole('alert').first().waitFor();
}
