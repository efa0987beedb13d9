import { DisconnectReason, LeaveRequest, LeaveRequest_Action } from '@livekit/protocol';
import type { EndReason } from '../../apps/web/src/call/call-state.ts';
import { Signalling } from '../signalling.ts';
import { aloneForAnHour, loseConnection } from './accidents.ts';
import { press, type Scene, showRoom } from './scene.ts';
import type { Screen } from './screen.ts';

/** Longer than the page tries to come back. */
const giveUpMilliseconds = 11 * 60_000;

/** Each end of a call: the words of its title, and how it comes. */
const ends: Record<EndReason, { title: keyof Scene['words']['ended']; come(scene: Scene): Promise<void> }> = {
  left: {
    title: 'left',
    async come(scene) {
      await showRoom(scene, 2);
      await press(scene, scene.words.room.leave);
    },
  },
  'left-alone': {
    title: 'leftAlone',
    async come(scene) {
      const passes = await aloneForAnHour(scene);
      await passes(60_000);
    },
  },
  removed: { title: 'removed', come: goodbye(DisconnectReason.PARTICIPANT_REMOVED) },
  'room-closed': { title: 'roomClosed', come: goodbye(DisconnectReason.ROOM_DELETED) },
  'joined-elsewhere': { title: 'joinedElsewhere', come: goodbye(DisconnectReason.DUPLICATE_IDENTITY) },
  'room-full': { title: 'roomFilled', come: (scene) => giveUp(scene, 409) },
  'connection-lost': { title: 'connectionLost', come: (scene) => giveUp(scene, 502) },
};

/** After the call, by the reason of its end. */
export const endedScreens = Object.entries(ends).map(
  ([reason, { title, come }]): Screen => ({
    name: `ended-${reason}`,
    async show(scene) {
      await come(scene);
      await scene.person.page.getByRole('heading', { name: scene.words.ended[title] }).waitFor();
    },
  }),
);

/** What the SFU says to someone it sends away. */
function goodbye(reason: DisconnectReason): (scene: Scene) => Promise<void> {
  return async (scene) => {
    const wire = await Signalling.tap(scene.person);
    await showRoom(scene, 2);
    const value = new LeaveRequest({ action: LeaveRequest_Action.DISCONNECT, reason });
    wire.toPage({ case: 'leave', value });
  };
}

async function giveUp(scene: Scene, status: number): Promise<void> {
  const { page } = scene.person;
  const now = Date.now();
  await page.clock.install({ time: now });
  const { rejoining, roomFull } = scene.words.connection;
  await loseConnection(scene, status, status === 409 ? roomFull : rejoining);
  await page.clock.setSystemTime(now + giveUpMilliseconds);
}
