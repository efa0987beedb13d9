import { join } from 'node:path';
import { freePort } from './free-port.ts';
import { type Part, startPart } from './part.ts';
import { waitUntilAnswers } from './process/wait-until-answers.ts';

/** The API in a process of its own, as a person would start it. */
export type Api = Part & {
  readonly url: string;
  /** All it has written so far, standard output and error as one. */
  logs(): string;
};

export type ApiOptions = {
  /** Its whole environment, but for PATH, HOME and the like. `PORT` is added when it is not there. */
  readonly env: Readonly<Record<string, string>>;
  /** Run the bundle of `bun run build` instead of the sources. */
  readonly isBuilt?: boolean;
};

const READY_LIMIT_MS = 20_000;
/** What a program needs of its surroundings to run at all; nothing that configures the API. */
const SURROUNDINGS = ['PATH', 'HOME', 'TMPDIR', 'TEMP', 'LANG', 'SystemRoot', 'USERPROFILE'];

/** Starts the API and resolves when `GET /health/live` answers 200. Rejects with its last lines when it ends first. */
export async function startApi({ env, isBuilt = false }: ApiOptions): Promise<Api> {
  const port = env.PORT ?? String(await freePort());
  const url = `http://127.0.0.1:${port}`;
  let written = '';
  const part = await startPart({
    command: process.execPath,
    args: ['--no-install', isBuilt ? 'dist/main.js' : 'src/main.ts'],
    cwd: join(import.meta.dir, '..', 'apps', 'api'),
    env: { ...surroundings(), ...env, PORT: port },
    output: (text) => {
      written += text;
    },
    stopSteps: [{ signal: 'SIGTERM', graceMs: 10_000 }],
  });
  const reason = await waitUntilAnswers(part, `${url}/health/live`, READY_LIMIT_MS);
  if (reason !== undefined) {
    await part.kill();
    const last = written.trim().split('\n').slice(-15).join('\n');
    throw new Error(`The API did not come up at ${url} (${reason}):\n${last}`);
  }
  return { ...part, url, logs: () => written };
}

function surroundings(): Record<string, string> {
  return Object.fromEntries(
    SURROUNDINGS.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])),
  );
}
