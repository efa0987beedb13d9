import { randomBytes } from 'node:crypto';
import { appendFile, copyFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../tools/free-port.ts';
import { docker, run } from './docker.ts';
import { networkAddress } from './network-address.ts';

/** How an operator set it up: as it comes, for the network it is in, or with two of each for that network. */
export type Setup = 'one machine' | 'network' | 'cluster';

export type Service = 'edge' | 'api' | 'api-2' | 'livekit' | 'livekit-2' | 'postgres' | 'redis';

const root = join(import.meta.dirname, '..');

/** A whole LiveMeet in containers, under a name and on ports of its own. */
export class Deployment {
  private constructor(
    readonly setup: Setup,
    /** The project's name, before which every container, network, volume and image of it begins. */
    readonly name: string,
    private readonly folder: string,
    /** What stands in its .env. */
    readonly settings: ReadonlyMap<string, string>,
  ) {}

  /** Writes a .env the documented way, builds, starts, and resolves when everything is healthy. */
  static async start(setup: Setup): Promise<Deployment> {
    const folder = await mkdtemp(join(tmpdir(), 'livemeet-compose-'));
    await copyFile(join(root, '.env.example'), join(folder, '.env.example'));
    await run('sh', ['-c', `cd "$0" && ${await documentedLine()}`, folder]);
    const file = join(folder, '.env');
    await appendFile(file, `${(await settingsOf(setup)).join('\n')}\n`);
    const settings = new Map(
      [...(await readFile(file, 'utf8')).matchAll(/^(\w+)=(.*)$/gm)].map(([, key = '', value = '']) => [
        key,
        value,
      ]),
    );
    const deployment = new Deployment(
      setup,
      `livemeet-test-${randomBytes(3).toString('hex')}`,
      folder,
      settings,
    );
    try {
      await deployment.compose(['up', '--detach', '--build', '--wait', '--wait-timeout', '180']);
    } catch (error) {
      const logs = await deployment.logs().catch(() => '');
      await deployment.stop();
      throw new Error(`The stack did not come up:\n${logs.slice(-4000)}`, { cause: error });
    }
    return deployment;
  }

  /** The page over plain http, which browsers trust with a microphone on this machine alone. */
  get httpUrl(): string {
    return `http://localhost:${this.port('EDGE_HTTP_PORT')}`;
  }

  /** The page over https, at this machine's address in its network where it was set up for it. */
  get httpsUrl(): string {
    return `https://${this.settings.get('SITE_HOST') ?? 'localhost'}:${this.port('EDGE_HTTPS_PORT')}`;
  }

  /** The API without a prefix. */
  get apiUrl(): string {
    return `http://127.0.0.1:${this.port('API_PORT')}`;
  }

  port(name: string): number {
    return Number(this.settings.get(name));
  }

  /** `docker compose` for this deployment. */
  compose(args: readonly string[]): Promise<string> {
    const profile = this.setup === 'cluster' ? ['--profile', 'cluster'] : [];
    const place = ['--project-directory', root, '--file', join(root, 'docker-compose.yml')];
    return docker([
      'compose',
      ...['--project-name', this.name, '--env-file', join(this.folder, '.env')],
      ...place,
      ...profile,
      '--progress=quiet',
      ...args,
    ]);
  }

  /** Runs a program in a service's container. */
  exec(service: Service, command: readonly string[]): Promise<string> {
    return this.compose(['exec', '-T', service, ...command]);
  }

  async container(service: Service): Promise<string> {
    return (await this.compose(['ps', '--all', '--quiet', service])).trim();
  }

  async query(sql: string): Promise<string[]> {
    const psql = ['psql', '--username=livemeet', '--no-align', '--tuples-only', '--command', sql];
    return (await this.exec('postgres', psql)).trim().split('\n').filter(Boolean);
  }

  /** Lets this machine's one address ask for tokens anew, of which it gets 120 a minute. */
  async forgetLimits(): Promise<void> {
    const forget = "redis-cli --scan --pattern 'livemeet:limit:*' | xargs -r redis-cli del";
    await this.exec('redis', ['sh', '-c', forget]);
  }

  /** All that all containers have written. */
  logs(): Promise<string> {
    return this.compose(['logs', '--no-color']);
  }

  /** Removes everything, data and images included. */
  async stop(): Promise<void> {
    await this.compose(['down', '--volumes', '--remove-orphans', '--rmi', 'local', '--timeout', '3']);
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** The line of .env.example that writes .env, as a person would copy it. */
export async function documentedLine(): Promise<string> {
  const line = /^#\s+(test -e \.env .*)$/m.exec(await readFile(join(root, '.env.example'), 'utf8'))?.[1];
  if (line === undefined) throw new Error('.env.example does not say how to write .env.');
  return line;
}

async function settingsOf(setup: Setup): Promise<string[]> {
  const ports = [
    ...['EDGE_HTTP_PORT', 'EDGE_HTTPS_PORT', 'API_PORT'],
    ...['LIVEKIT_TCP_PORT', 'LIVEKIT_UDP_PORT', 'LIVEKIT_2_TCP_PORT', 'LIVEKIT_2_UDP_PORT'],
  ];
  const settings = await Promise.all(ports.map(async (name) => `${name}=${await freePort()}`));
  if (setup === 'one machine') return settings;
  const address = networkAddress();
  return [
    ...settings,
    ...[`SITE_HOST=${address}`, `LIVEKIT_NODE_IP=${address}`],
    ...['EDGE_ADDRESS=0.0.0.0', 'MEDIA_ADDRESS=0.0.0.0'],
  ];
}
