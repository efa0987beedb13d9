import { checkEnvironment } from '../../tools/checks/check-environment.ts';
import { freePort } from '../../tools/free-port.ts';
import { startPart } from '../../tools/part.ts';
import { type DevStep, devStepsIn } from './dev-steps.ts';

/** One start of `bun dev` and its end by Ctrl+C, in seconds. */
export type DevStart = {
  readonly upAfter: number;
  readonly goneAfter: number;
  readonly steps: readonly DevStep[];
};

const isUp = 'LiveMeet is up';
const upLimitMs = 150_000;
const goneLimitMs = 10_000;

/** Runs `bun dev` in that folder, on ports nobody has, until all is up, and ends it. Rejects with what it said when it does not come up. */
export async function timeDev(folder: string): Promise<DevStart> {
  const ports = {
    PORT: String(await freePort()),
    WEB_PORT: String(await freePort()),
    LIVEKIT_PORT: String(await freePort()),
  };
  let said = '';
  const up = Promise.withResolvers<void>();
  const since = performance.now();
  const dev = await startPart({
    command: process.execPath,
    args: ['tools/dev.ts'],
    cwd: folder,
    env: { ...checkEnvironment(process.env), ...ports },
    output: (text) => {
      said += text;
      if (said.includes(isUp)) up.resolve();
    },
    stopSteps: [{ signal: 'SIGINT', graceMs: goneLimitMs }],
  });
  const limit = Promise.withResolvers<void>();
  const timer = setTimeout(limit.resolve, upLimitMs);
  await Promise.race([up.promise, dev.exited, limit.promise]);
  clearTimeout(timer);
  const upAt = performance.now();
  await dev.stop();
  const how = await dev.exited;
  if (!said.includes(isUp)) throw new Error(`\`bun dev\` did not come up (${how}):\n${said}`);
  if (how !== 'exit code 0') throw new Error(`\`bun dev\` did not end well (${how}):\n${said}`);
  return {
    upAfter: (upAt - since) / 1000,
    goneAfter: (performance.now() - upAt) / 1000,
    steps: devStepsIn(said),
  };
}
