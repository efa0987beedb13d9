import type { FaultRun } from '../fault-run.ts';
import { Crowd } from '../parts/crowd.ts';
import { type Deployment, withDeployment } from '../parts/deployment.ts';
import { openRowFigures } from '../parts/open-row-figures.ts';

const downSeconds = 60;
const settledLimitSeconds = 45;
const roomName = 'Unheard-Room';

export const apiDown: FaultRun = {
  name: 'api-down',
  fault: `The API is away for ${downSeconds} s while people come and go; LiveKit gives up telling of it after 15`,
  requires: `${settledLimitSeconds} s after its return the open rows are those of the people inside`,
  parts: 'LiveKit, media clients',
  cycles: 1,
  unit: 'times',
  limitMinutes: 10,
  run: ({ cycles, report }) =>
    withDeployment({ hasSfu: true }, async (deployment) => {
      const [api] = deployment.apis;
      const crowd = new Crowd(deployment);
      const leftAt = new Map<string, number>();
      for (let cycle = 0; cycle < cycles; cycle += 1) {
        for (let count = 0; count < 5; count += 1) await crowd.enter(roomName);
        const issued = [await crowd.obtainToken(roomName), await crowd.obtainToken(roomName)];
        await api.kill();
        const backAt = performance.now() + downSeconds * 1000;
        // Early enough that LiveKit has given up on all of it by the time the API is back.
        for (const token of issued) {
          const [goner] = crowd.people;
          if (goner) {
            leftAt.set(goner.identity, Date.now());
            await crowd.leave(goner);
          }
          await crowd.enterWith(token);
          await Bun.sleep(5000);
        }
        report(`${crowd.people.length} inside while the API is away`);
        await Bun.sleep(backAt - performance.now());
        await api.revive();
      }
      const figures = await openRowFigures(deployment, crowd, settledLimitSeconds);
      const offSeconds = await worstLeftAt(deployment, leftAt);
      await crowd.disperse();
      return [
        { what: 'left unheard', value: leftAt.size, least: 1 },
        ...figures,
        { what: 'their ends are off by at most', value: offSeconds, unit: 's' },
      ];
    }),
};

/** By how many seconds the ends in the log differ from the true ones at worst; NaN while one has no end. */
async function worstLeftAt({ sql }: Deployment, truth: ReadonlyMap<string, number>): Promise<number> {
  const rows: { identity: string; left_at: Date | null }[] =
    await sql`SELECT identity, left_at FROM session_logs WHERE joined_at IS NOT NULL`;
  const off = [...truth].map(([identity, trueMs]) => {
    const row = rows.find((each) => each.identity === identity);
    return row?.left_at ? Math.abs(row.left_at.getTime() - trueMs) / 1000 : Number.NaN;
  });
  return Math.max(...off);
}
