import { join } from 'node:path';
import { startPart } from '../../tools/part.ts';
import { type ListeningServer, startListening } from './listening-server.ts';

/** Starts `servers/floors/<name>.ts` under the Bun that runs us, in production's mode; resolves when it takes connections. */
export function startFloorServer(
  name: string,
  env: Readonly<Record<string, string>>,
): Promise<ListeningServer> {
  return startListening(name, (PORT, output) =>
    startPart({
      command: process.execPath,
      args: ['--no-install', join(import.meta.dir, 'floors', `${name}.ts`)],
      env: { ...process.env, NODE_ENV: 'production', ...env, PORT },
      output,
      stopSteps: [{ signal: 'SIGTERM', graceMs: 2000 }],
    }),
  );
}
