import { expect } from '@playwright/test';
import type { Service } from './deployment.ts';
import { docker } from './docker.ts';
import { names, test } from './fixtures.ts';

type Container = {
  Config: { User: string };
  HostConfig: {
    ReadonlyRootfs: boolean;
    CapDrop: string[] | null;
    CapAdd: string[] | null;
    SecurityOpt: string[] | null;
    Privileged: boolean;
    Memory: number;
    PidsLimit: number;
    RestartPolicy: { Name: string };
    PortBindings: Record<string, { HostIp: string; HostPort: string }[]>;
    Binds: string[] | null;
  };
  NetworkSettings: { Networks: Record<string, unknown> };
  State: { Health?: { Status: string } };
};

const services: readonly Service[] = ['edge', 'api', 'livekit', 'postgres', 'redis'];

/** Which networks each is in, and whether it may hold any of the four secrets. */
const expected: Record<string, { networks: string[]; secrets: string[] }> = {
  edge: { networks: ['edge'], secrets: [] },
  api: {
    networks: ['data', 'edge'],
    secrets: ['LIVEKIT_API_SECRET', 'LIVEKIT_WEBHOOK_API_SECRET', 'POSTGRES_PASSWORD', 'REDIS_PASSWORD'],
  },
  livekit: {
    networks: ['data', 'edge'],
    secrets: ['LIVEKIT_API_SECRET', 'LIVEKIT_WEBHOOK_API_SECRET', 'REDIS_PASSWORD'],
  },
  postgres: { networks: ['data'], secrets: ['POSTGRES_PASSWORD'] },
  redis: { networks: ['data'], secrets: ['REDIS_PASSWORD'] },
};

for (const service of services) {
  test(`${service} runs as nobody, on a read-only root, without rights, within limits, and healthy`, async ({
    deployment,
  }) => {
    const id = await deployment.container(service);
    const [container] = JSON.parse(await docker(['inspect', id])) as [Container];
    const { Config, HostConfig, NetworkSettings, State } = container;
    expect(Config.User).toMatch(/^[1-9]\d*:[1-9]\d*$/);
    expect(HostConfig).toMatchObject({
      ReadonlyRootfs: true,
      Privileged: false,
      CapDrop: ['ALL'],
      SecurityOpt: ['no-new-privileges:true'],
      RestartPolicy: { Name: 'unless-stopped' },
    });
    expect((HostConfig.CapAdd ?? []).map((name) => name.replace('CAP_', ''))).toEqual(
      service === 'edge' ? ['NET_BIND_SERVICE'] : [],
    );
    expect(HostConfig.Memory).toBeGreaterThan(0);
    expect(HostConfig.PidsLimit).toBeGreaterThan(0);
    expect((HostConfig.Binds ?? []).filter((bind) => bind.includes('docker.sock'))).toEqual([]);
    expect(State.Health?.Status).toBe('healthy');
    const networks = Object.keys(NetworkSettings.Networks).map((name) => name.split('_').at(-1));
    expect(networks.sort()).toEqual(expected[service]?.networks ?? []);
    const text = JSON.stringify(Config);
    const held = [...deployment.settings]
      .filter(([name, value]) => /SECRET|PASSWORD/.test(name) && text.includes(value))
      .map(([name]) => name);
    expect(held.sort()).toEqual(expected[service]?.secrets ?? []);
    // From inside, as the process sees itself.
    const status = await deployment.exec(service, ['cat', '/proc/1/status']);
    expect(status).toMatch(/^NoNewPrivs:\s+1$/m);
    expect(status).not.toMatch(/^Uid:\s+0\b/m);
    expect(status).toMatch(service === 'edge' ? /^CapBnd:\s+0{13}400$/m : /^CapBnd:\s+0{16}$/m);
    await expect(deployment.exec(service, ['sh', '-c', 'echo > /written'])).rejects.toThrow('ead-only');
  });
}

test('nothing is published but the edge and the SFU’s media, on this machine alone', async ({
  deployment,
}) => {
  const published: Record<string, string[]> = {};
  for (const service of services) {
    const [container] = JSON.parse(await docker(['inspect', await deployment.container(service)])) as [
      Container,
    ];
    published[service] = Object.entries(container.HostConfig.PortBindings ?? {}).flatMap(([port, bindings]) =>
      bindings.map(({ HostIp, HostPort }) => `${HostIp}:${HostPort}→${port}`),
    );
  }
  const port = (name: string) => deployment.settings.get(name);
  const [tcp, udp] = [port('LIVEKIT_TCP_PORT'), port('LIVEKIT_UDP_PORT')];
  expect(published).toEqual({
    edge: expect.arrayContaining([
      `127.0.0.1:${port('EDGE_HTTP_PORT')}→8080/tcp`,
      `127.0.0.1:${port('EDGE_HTTPS_PORT')}→8443/tcp`,
      `127.0.0.1:${port('API_PORT')}→3000/tcp`,
    ]),
    api: [],
    livekit: expect.arrayContaining([`127.0.0.1:${tcp}→${tcp}/tcp`, `127.0.0.1:${udp}→${udp}/udp`]),
    postgres: [],
    redis: [],
  });
  expect(published.edge).toHaveLength(3);
  expect(published.livekit).toHaveLength(2);
});

test('the network of the data has no way out, and the edge no way into it', async ({ deployment }) => {
  const network = await docker([
    'network',
    'inspect',
    '--format',
    '{{.Internal}}',
    `${deployment.name}_data`,
  ]);
  expect(network.trim()).toBe('true');
  const wget = (address: string) =>
    deployment.exec('edge', ['sh', '-c', `timeout 5 wget -q -O /dev/null http://${address}/; echo $?`]);
  // The same question to what it may reach is answered: the tool works.
  expect((await wget('api:3000/health/live')).trim()).toBe('0');
  for (const [service, port] of [
    ['postgres', 5432],
    ['redis', 6379],
  ] as const) {
    // By address, for its name alone is unknown there.
    const format = '{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}';
    const ip = await docker(['inspect', '--format', format, await deployment.container(service)]);
    expect(ip.trim()).toMatch(/^[\d.]+$/);
    expect((await wget(`${ip.trim()}:${port}`)).trim()).toMatch(/[1-9]\d*$/);
  }
});

test('a stack without secrets is not even read, and an API with a weak one ends at once and says which', async ({
  deployment,
}) => {
  const bare = docker(['compose', '--env-file', '/dev/null', '--file', 'docker-compose.yml', 'config']);
  await expect(bare).rejects.toThrow('write .env with the line of README.md');
  const weak = ['--env', 'LIVEKIT_API_SECRET=devkey-0123456789abcdefghijklmnopqr'];
  const api = deployment.compose(['run', '--rm', '--no-deps', ...weak, 'api']);
  await expect(api).rejects.toThrow(/exit code 78[\s\S]*LIVEKIT_API_SECRET is made of a known example/);
});

test('the operator’s command runs in the API’s container', async ({ deployment }) => {
  const body = JSON.stringify({ participantName: names.ana, roomName: 'Exported-Room' });
  const headers = { 'content-type': 'application/json' };
  expect((await fetch(`${deployment.apiUrl}/auth/token`, { method: 'POST', headers, body })).status).toBe(
    201,
  );
  const command = ['bun', '--no-install', 'sessions-command.js', 'export', '--room', 'Exported-Room'];
  expect(await deployment.exec('api', command)).toContain('Exported-Room');
});

test('no layer of an image holds a secret or a .env', async ({ deployment }) => {
  for (const service of ['api', 'edge'] as const) {
    const image = `${deployment.name}-${service}`;
    const told = [
      await docker(['history', '--no-trunc', '--format', '{{.CreatedBy}}', image]),
      await docker(['image', 'inspect', image]),
    ].join('\n');
    const values = [...deployment.settings].filter(([name]) => /SECRET|PASSWORD|_KEY$/.test(name));
    expect(values.filter(([, value]) => told.includes(value)).map(([name]) => name)).toEqual([]);
    const home = service === 'api' ? '/livemeet' : '/srv/page';
    const files = await deployment.exec(service, ['ls', '-a', home]);
    expect(files).toContain(service === 'api' ? 'main.js' : 'index.html');
    expect(files).not.toMatch(/^\.env/m);
  }
});
