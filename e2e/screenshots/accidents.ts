import { beginAnew, Signalling } from '../signalling.ts';
import { type Scene, seen, showRoom } from './scene.ts';

const hour = 60 * 60_000;

/** Alone until one is asked whether one is still there; answers with what lets more milliseconds pass. */
export async function aloneForAnHour(scene: Scene): Promise<(milliseconds: number) => Promise<void>> {
  const { page } = scene.person;
  let now = Date.now();
  const passes = (milliseconds: number): Promise<void> => {
    now += milliseconds;
    return page.clock.setSystemTime(now);
  };
  await page.clock.install({ time: now });
  await showRoom(scene, 1);
  await passes(hour);
  await page.getByRole('alertdialog').waitFor();
  return passes;
}

/**
 * In a room of two, the SFU wants a new beginning, the token has expired, and the API answers with this instead of a
 * fresh one, until the page says these words.
 */
export async function loseConnection(scene: Scene, status: number, words: string): Promise<void> {
  const { stack, roomName, person } = scene;
  const wire = await Signalling.tap(person);
  await showRoom(scene, 2);
  await person.page.route('**/api/auth/token', (route) =>
    route.fulfill({
      status,
      headers: { 'retry-after': '300' },
      json: status === 409 ? { code: 'ROOM_FULL', message: 'for a picture', requestId: 'picture' } : {},
    }),
  );
  wire.toPage({ case: 'refreshToken', value: await stack.expiredToken(roomName, person.name) });
  wire.toPage(beginAnew);
  await seen(scene, words);
}

/** A microphone with nothing in its sound, as behind a switch of its own. */
export async function silentMicrophone({ person }: Scene): Promise<void> {
  await person.context.addInitScript(() => {
    const devices = navigator.mediaDevices;
    const original = devices.getUserMedia.bind(devices);
    devices.getUserMedia = async (constraints) => {
      const stream = await original(constraints);
      if (stream.getAudioTracks().length === 0) return stream;
      const context = new AudioContext();
      const silence = new GainNode(context, { gain: 0 });
      const output = new MediaStreamAudioDestinationNode(context);
      context.createMediaStreamSource(stream).connect(silence).connect(output);
      return new MediaStream([...output.stream.getAudioTracks(), ...stream.getVideoTracks()]);
    };
  });
}

/** No sound before a person has pressed something, as some browsers have it. */
export async function holdBackSound({ person }: Scene): Promise<void> {
  await person.context.addInitScript(() => {
    let isTouched = false;
    addEventListener('pointerdown', () => {
      isTouched = true;
    });
    const play = HTMLMediaElement.prototype.play;
    HTMLMediaElement.prototype.play = function (this: HTMLMediaElement) {
      return isTouched || this.muted
        ? play.call(this)
        : Promise.reject(new DOMException('not touched yet', 'NotAllowedError'));
    };
  });
}
