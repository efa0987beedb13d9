import type { Figure } from '../accounting/figure.ts';
import { percentile } from '../accounting/percentile.ts';
import type { RunSettings } from '../fault-run.ts';
import { Crowd } from '../parts/crowd.ts';
import type { Deployment } from '../parts/deployment.ts';
import { openRowFigures } from '../parts/open-row-figures.ts';

const rooms = ['Crash-Room-1', 'Crash-Room-2', 'Crash-Room-3'];
const peopleARoom = 2;
const longestCallMs = 3000;
const longestAbsenceMs = 2000;
const backLimitMs = 45_000;
/** What the issue promises: this long after any crash no row is open that has no living participant. */
const settledLimitSeconds = 90;

/**
 * Ends the SFU again and again with people in three rooms. Each time someone goes while there is no SFU to tell of it, the
 * others come back, by themselves or with the token they have or a fresh one, and someone new comes.
 */
export async function endSfuAgainAndAgain(
  deployment: Deployment,
  end: () => Promise<void>,
  { cycles, report }: RunSettings,
): Promise<Figure[]> {
  const { sfu } = deployment;
  if (sfu === null) throw new Error('no SFU');
  const crowd = new Crowd(deployment);
  for (const room of rooms) for (let count = 0; count < peopleARoom; count += 1) await crowd.enter(room);
  const backMs: number[] = [];
  let goneUntold = 0;
  for (let cycle = 0; cycle < cycles; cycle += 1) {
    await Bun.sleep(Math.random() * longestCallMs);
    await end();
    const [goner] = crowd.people.filter(({ roomName }) => roomName === rooms[cycle % rooms.length]);
    if (goner) {
      await crowd.leave(goner);
      goneUntold += 1;
    }
    await Bun.sleep(Math.random() * longestAbsenceMs);
    await sfu.revive();
    const since = performance.now();
    await comeBackWithTheSameToken(crowd, cycle);
    await crowd.untilAllAreBack(backLimitMs);
    backMs.push(performance.now() - since);
    await crowd.enter(rooms[(cycle + 1) % rooms.length] ?? '');
    report(
      `${cycle + 1} times, ${crowd.people.length} people, all back after ${backMs.at(-1)?.toFixed(0)} ms`,
    );
  }
  await end();
  goneUntold += await leaveForGood(crowd, rooms[0] ?? '');
  await sfu.revive();
  await crowd.untilAllAreBack(backLimitMs);
  const figures = await openRowFigures(deployment, crowd, settledLimitSeconds);
  await crowd.disperse();
  return [
    { what: 'people gone untold', value: goneUntold, least: 1 },
    { what: 'all back p95', value: percentile(backMs, 95) / 1000, unit: 's', most: 25 },
    ...figures,
  ];
}

/** A whole room goes and nobody enters it again: nothing the SFU will ever tell proves that they left. */
async function leaveForGood(crowd: Crowd, roomName: string): Promise<number> {
  const goners = crowd.people.filter((person) => person.roomName === roomName);
  for (const goner of goners) await crowd.leave(goner);
  return goners.length;
}

/** Every second time someone reloads the page: a new client with the token it has. */
async function comeBackWithTheSameToken(crowd: Crowd, cycle: number): Promise<void> {
  const [person] = crowd.people;
  if (cycle % 2 === 0 || person === undefined) return;
  await crowd.leave(person);
  await crowd.enterWith(person);
}
