import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from './free-port.ts';
import { MissingPart } from './missing-part.ts';
import { type Part, startPart } from './part.ts';
import { waitUntilAnswers } from './process/wait-until-answers.ts';

/** The built page, with the API behind `/api` on the same origin. */
export type WebPreview = Part & { readonly url: string };

const WEB = join(import.meta.dir, '..', 'apps', 'web');
const READY_LIMIT_MS = 20_000;

/** Serves apps/web/dist (built before) with Vite's preview and resolves when the page answers. */
export async function startWebPreview({
  apiUrl,
  sfuUrl,
  port,
}: {
  apiUrl: string;
  /** Where browsers reach the SFU: the page's policy lets them go there. */
  sfuUrl: string;
  port?: number;
}): Promise<WebPreview> {
  if (!existsSync(join(WEB, 'dist', 'index.html'))) {
    throw new MissingPart('The page is not built yet: run `bun run build` first.');
  }
  const ownPort = port ?? (await freePort());
  const url = `http://127.0.0.1:${ownPort}`;
  let written = '';
  const part = await startPart({
    command: process.execPath,
    args: [join(WEB, 'node_modules', 'vite', 'bin', 'vite.js'), 'preview', '--port', String(ownPort)],
    cwd: WEB,
    env: {
      ...process.env,
      WEB_PORT: String(ownPort),
      LIVEMEET_API_URL: apiUrl,
      LIVEKIT_PUBLIC_URL: sfuUrl,
    },
    output: (text) => {
      written = (written + text).slice(-10_000);
    },
    stopSteps: [{ signal: 'SIGTERM', graceMs: 1_000 }],
  });
  const reason = await waitUntilAnswers(part, url, READY_LIMIT_MS);
  if (reason !== undefined) {
    await part.kill();
    throw new Error(`The page is not served at ${url} (${reason}):\n${written.trim()}`);
  }
  return { ...part, url };
}
