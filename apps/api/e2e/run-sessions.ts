import { join } from 'node:path';

export type SessionsRun = {
  readonly exitCode: number;
  readonly output: string;
  readonly errors: string;
};

/** Runs the operator's command in a process of its own, with this environment and what a program needs to run at all. */
export async function runSessions(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<SessionsRun> {
  const command = Bun.spawn([process.execPath, '--no-install', 'src/sessions-command.ts', ...args], {
    cwd: join(import.meta.dir, '..'),
    env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [exitCode, output, errors] = await Promise.all([
    command.exited,
    new Response(command.stdout).text(),
    new Response(command.stderr).text(),
  ]);
  return { exitCode, output, errors };
}
