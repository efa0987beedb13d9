import { ConnectionQuality, ConnectionQualityInfo, ConnectionQualityUpdate } from '@livekit/protocol';
import { speech } from '../../apps/web/src/voice/synthetic-sounds.ts';
import { fakeMedia } from '../fixtures.ts';
import { observeVoice } from '../observe-voice.ts';
import { Signalling } from '../signalling.ts';
import { simulateDevices } from '../simulate-devices.ts';
import { aloneForAnHour, holdBackSound, loseConnection, silentMicrophone } from './accidents.ts';
import { blocked } from './lobby-screens.ts';
import { leaveButton, openMore, press, type Scene, seen, showLobby, showRoom } from './scene.ts';
import type { Screen } from './screen.ts';

const notice = (name: string, show: (scene: Scene) => Promise<void>): Screen => ({
  name: `notice-${name}`,
  isDarkOnly: true,
  show,
});

/** What is laid over the room because something has to be said. */
export const noticeScreens: readonly Screen[] = [
  {
    ...notice('speaking-while-muted', async (scene) => {
      await showRoom(scene, 5);
      await press(scene, scene.words.devices.turnOffMicrophone);
      await seen(scene, scene.words.voice.unmute);
    }),
    sound: () => speech(20),
  },
  notice('microphone-silent', async (scene) => {
    await silentMicrophone(scene);
    await showRoom(scene, 5);
    await seen(scene, scene.words.voice.silent);
  }),
  notice('microphone-sends-nothing', async (scene) => {
    await scene.person.context.addInitScript(observeVoice);
    await showRoom(scene, 5);
    await scene.person.page.evaluate(() => window.observedVoice.microphone()?.stop());
    await seen(scene, scene.words.voice.sendsNothing);
  }),
  notice('microphone-muted-by-system', async (scene) => {
    await scene.person.context.addInitScript(observeVoice);
    await showRoom(scene, 5);
    await scene.person.page.evaluate(() => {
      const microphone = window.observedVoice.microphone();
      if (microphone) Object.defineProperty(microphone, 'muted', { value: true });
      microphone?.dispatchEvent(new Event('mute'));
    });
    await seen(scene, scene.words.voice.mutedBySystem);
  }),
  notice('noise-suppression-failed', async (scene) => {
    await scene.person.prefer({ isNoiseSuppressionOn: true });
    await scene.person.context.route('**/*.wasm', (route) => route.abort());
    await showRoom(scene, 5);
    await seen(scene, scene.words.voice.suppressionFailed);
  }),
  {
    ...notice('blocked', async (scene) => {
      await scene.crowd.resize(4);
      await scene.person.openLobby();
      await press(scene, scene.words.lobby.join);
      await leaveButton(scene).waitFor();
      await press(scene, scene.words.devices.turnOnCamera);
      await scene.person.page.getByRole('alert').first().waitFor();
    }),
    mediaArguments: blocked,
  },
  notice('sound-held-back', async (scene) => {
    await holdBackSound(scene);
    await scene.crowd.resize(4);
    await showLobby(scene);
    await scene.person.page.keyboard.press('Enter');
    await seen(scene, scene.words.room.soundBlocked);
  }),
  notice('data-saver-receiving', (scene) => sufferUntil(scene, scene.words.dataSaver.receiving)),
  notice('data-saver-sending', async (scene) => {
    await scene.person.context.addInitScript(() => {
      const getStats = RTCRtpSender.prototype.getStats;
      RTCRtpSender.prototype.getStats = async function (this: RTCRtpSender) {
        const report = await getStats.call(this);
        const held = [...report].map(([id, each]) => [id, { ...each, qualityLimitationReason: 'bandwidth' }]);
        return new Map(held as [string, object][]) as RTCStatsReport;
      };
    });
    await sufferUntil(scene, scene.words.dataSaver.sending);
  }),
  {
    ...notice('toasts', async (scene) => {
      await scene.person.context.addInitScript(simulateDevices);
      await showRoom(scene, 5);
      // A camera that is not in use yet is no loss.
      await scene.person.page.waitForFunction(
        async () => (await window.observedMedia.traffic('bytes')).videoOut > 0,
      );
      await scene.person.page.evaluate(() => {
        window.simulatedDevices.unplug('fake_device_0');
        window.simulatedDevices.plug({
          kind: 'videoinput',
          label: 'A camera with a rather long name (1bcf:2b98)',
        });
      });
      await scene.person.page.getByTestId('toast').nth(1).waitFor();
      // Pointed at, they stay.
      await scene.person.page.getByTestId('toast').first().hover();
    }),
    mediaArguments: fakeMedia, // the browser's own camera, which can be unplugged
  },
  notice('link-not-copied', async (scene) => {
    await scene.person.context.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, 'clipboard'));
    await openMore(scene, scene.words.controls.copyLink);
    await scene.person.page.getByTestId('toast').hover();
  }),
  notice('alone-countdown', async (scene) => {
    await aloneForAnHour(scene);
  }),
  notice('rejoining', (scene) => loseConnection(scene, 502, scene.words.connection.rejoining)),
  notice('rejoining-room-full', (scene) => loseConnection(scene, 409, scene.words.connection.roomFull)),
  notice('rejoining-many', (scene) => loseConnection(scene, 429, scene.words.connection.rateLimited)),
  notice('offline', async (scene) => {
    await loseConnection(scene, 502, scene.words.connection.rejoining);
    await scene.person.context.setOffline(true);
    await seen(scene, scene.words.connection.offline);
  }),
  {
    ...notice('reconnecting', async (scene) => {
      await showRoom(scene, 2);
      await scene.stack.kill('livekit');
      await seen(scene, scene.words.connection.reconnecting);
    }),
    async restore({ crowd, stack }) {
      await stack.revive('livekit');
      await crowd.resize(0);
    },
  },
];

/** The SFU says that one's own connection is poor, one other's too and another's lost, until the page says these words. */
async function sufferUntil(scene: Scene, words: string): Promise<void> {
  const { stack, roomName, person } = scene;
  const wire = await Signalling.tap(person);
  await showRoom(scene, 5);
  const qualities: Record<string, ConnectionQuality> = {
    [person.name]: ConnectionQuality.POOR,
    'Caio Prado': ConnectionQuality.POOR,
    'Davi Nakamura': ConnectionQuality.LOST,
  };
  const updates = (await stack.administration.listParticipants(roomName)).map(
    ({ sid, name }) =>
      new ConnectionQualityInfo({
        participantSid: sid,
        quality: qualities[name] ?? ConnectionQuality.EXCELLENT,
        score: 1,
      }),
  );
  const say = (): void =>
    wire.toPage({ case: 'connectionQuality', value: new ConnectionQualityUpdate({ updates }) });
  const timer = setInterval(say, 500);
  try {
    await seen(scene, words);
  } finally {
    clearInterval(timer);
  }
}
