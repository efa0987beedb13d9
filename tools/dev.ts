import { join } from 'node:path';
import { rootEnvironment } from './dev/environment.ts';
import type { Mode } from './dev/run.ts';
import { RunRecord } from './dev/run-record.ts';
import { type Ending, endingOf, Session } from './dev/session.ts';
import { readSettings, type Settings } from './dev/settings.ts';
import { startParts } from './dev/start-parts.ts';
import { Progress } from './steps/progress.ts';

/**
 * The one command of a developer: `bun dev` starts everything, `bun dev api` the API with its parts, `bun dev web`
 * the page alone. Nothing outside Bun is imported here: it has to run before the packages are installed.
 */
async function dev(mode: Mode): Promise<number> {
  const root = join(import.meta.dir, '..');
  const folder = join(root, '.livemeet');
  const progress = new Progress();
  let session: Session | undefined;
  let ending: Ending;
  try {
    const env = rootEnvironment(root);
    const settings = readSettings(env);
    session = new Session(await RunRecord.claim(join(folder, mode === 'web' ? 'run-web.json' : 'run.json')));
    const { ending: ended } = session;
    const started = startParts(mode, { root, folder, env, settings, progress, session }).then(() => {
      welcome(mode, settings, progress);
      return ended;
    });
    ending = await Promise.race([ended, started]);
  } catch (error) {
    ending = endingOf(error);
  }
  progress.close();
  await session?.stop();
  if (ending.message) console.error(`\n${ending.message}`);
  else console.log(`\nStopped.${mode === 'web' ? '' : ' The database is kept for the next time.'}`);
  return ending.exitCode;
}

function welcome(mode: Mode, { webPort, apiPort }: Settings, progress: Progress): void {
  const addresses = [
    ...(mode === 'api' ? [] : [`  page   http://localhost:${webPort}`]),
    ...(mode === 'web' ? [] : [`  API    http://localhost:${apiPort}`]),
  ];
  const seconds = (performance.now() / 1_000).toFixed(1);
  progress.line(
    ['', `LiveMeet is up after ${seconds} s`, '', ...addresses, '', 'Ctrl+C stops it.', ''].join('\n'),
  );
}

function modeOf(word: string | undefined): Mode {
  if (word === undefined) return 'all';
  if (word === 'api' || word === 'web') return word;
  console.error(`\`bun dev\` starts everything, \`bun dev api\` or \`bun dev web\` a part; not "${word}".`);
  process.exit(2);
}

if (import.meta.main) process.exit(await dev(modeOf(process.argv[2])));
