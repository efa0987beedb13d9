import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { edgeHeaders } from '../../apps/web/edge-headers.ts';
import { programOnPath } from '../install/program-on-path.ts';
import type { Progress } from '../steps/progress.ts';
import { quietCheck } from './quiet-checks.ts';
import type { Program } from './run-program.ts';
import { nothingYet, plus, type Tally } from './tally.ts';

type Place = Omit<Program, 'args'>;

/** What the images and the stack are written in, checked by each tool that is there; a line says which one is not. */
export async function containerChecks(progress: Progress, place: Place): Promise<Tally> {
  const compose = ['docker-compose.yml', 'ops/compose/development.yml', 'ops/compose/turn.yml'];
  const tools: readonly (readonly [name: string, args: readonly string[]])[] = [
    ['hadolint', ['apps/api/Dockerfile', 'apps/web/Dockerfile']],
    ['yamllint', ['--strict', '.github', 'docker-compose.yml', 'livekit.yaml', 'ops']],
    ['check-jsonschema', ['--builtin-schema', 'vendor.compose-spec', ...compose]],
  ];
  let tally = nothingYet;
  for (const [name, args] of tools) {
    const command = foundTool(progress, name);
    if (command) tally = plus(tally, await quietCheck(progress, name, { ...place, command, args }));
  }
  return plus(tally, await caddyCheck(progress, place));
}

/** The edge's configuration with the headers that its image gets when it is built. */
async function caddyCheck(progress: Progress, place: Place): Promise<Tally> {
  const command = foundTool(progress, 'caddy');
  if (!command) return nothingYet;
  const folder = await mkdtemp(join(tmpdir(), 'livemeet-edge-'));
  try {
    await cp(join(place.cwd, 'ops', 'edge', 'Caddyfile'), join(folder, 'Caddyfile'));
    await writeFile(join(folder, 'page-headers.caddy'), edgeHeaders());
    const args = ['validate', '--adapter', 'caddyfile', '--config', join(folder, 'Caddyfile')];
    const env = { ...place.env, HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder };
    return await quietCheck(progress, 'caddy', { cwd: folder, env, command, args });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function foundTool(progress: Progress, name: string): string | undefined {
  const path = programOnPath([name]);
  if (path === undefined) progress.line(`- skipped: no ${name}`);
  return path;
}
