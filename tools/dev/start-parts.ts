import { join } from 'node:path';
import { installPackages } from '../install/packages.ts';
import { apiEnvironment, webEnvironment } from './environment.ts';
import { databaseUrl, type Livekit, livekit, redis } from './infrastructure.ts';
import { requirePort } from './ports.ts';
import type { Mode, Run } from './run.ts';
import { startWatchedApi, startWebServer, type WatchedPart } from './watched-parts.ts';

/** Starts what the mode asks for, side by side where nothing waits for the other. Resolves when all of it is ready. */
export async function startParts(mode: Mode, run: Run): Promise<void> {
  await requirePorts(mode, run);
  const packages = run.progress.step('packages', async (report) => {
    const isNew = await installPackages(run.root, report);
    return { value: undefined, note: isNew ? 'installed' : 'as locked' };
  });
  const sfu = mode === 'web' ? undefined : livekit(run);
  const parts = [
    ...(sfu === undefined ? [] : [startApi(run, packages, sfu)]),
    ...(mode === 'api' ? [] : [startWeb(run, packages, sfu)]),
  ];
  for (const part of await Promise.all(parts)) part.output.open();
}

async function requirePorts(mode: Mode, { settings }: Run): Promise<void> {
  if (mode !== 'web') await requirePort(settings.apiPort, 'API', 'PORT');
  if (mode !== 'api') await requirePort(settings.webPort, 'page', 'WEB_PORT');
  if (mode === 'web' || settings.livekitUrl || !settings.livekitPort) return;
  await requirePort(settings.livekitPort, 'SFU', 'LIVEKIT_PORT');
}

async function startApi(run: Run, packages: Promise<void>, livekit: Promise<Livekit>): Promise<WatchedPart> {
  const { settings, progress, session } = run;
  const [database, sfu] = await Promise.all([packages.then(() => databaseUrl(run)), livekit, redis(run)]);
  return progress.step('API', async () => {
    const env = apiEnvironment(run.env, settings, database, join(run.folder, 'spool'), sfu);
    const api = await startWatchedApi({
      root: run.root,
      port: settings.apiPort,
      env,
      write: (line) => progress.line(line),
      onSpawn: (pid) => session.note('API', pid),
    });
    session.keep('The API', api, 'what it said is above');
    return { value: api, note: `http://127.0.0.1:${settings.apiPort}` };
  });
}

/** The page waits for the SFU, whose address is in its policy; without one it is the page of another API. */
async function startWeb(
  run: Run,
  packages: Promise<void>,
  livekit: Promise<Livekit> | undefined,
): Promise<WatchedPart> {
  const { settings, progress, session } = run;
  const [sfu] = await Promise.all([livekit, packages]);
  return progress.step('page', async () => {
    const own = `http://127.0.0.1:${settings.apiPort}`;
    const apiUrl = sfu === undefined ? (run.env.API_URL ?? own) : own;
    const env = webEnvironment(run.env, settings, apiUrl, sfu);
    const web = await startWebServer({
      root: run.root,
      port: settings.webPort,
      env,
      write: (line) => progress.line(line),
      onSpawn: (pid) => session.note('page', pid),
    });
    session.keep('The page', web, 'what it said is above');
    return {
      value: web,
      note: `http://127.0.0.1:${settings.webPort}, with the API of ${apiUrl} behind /api`,
    };
  });
}
