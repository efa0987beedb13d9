import { describe, expect, test } from 'bun:test';
import { join } from 'node:path';
import { ChartValues } from './manifest-schemas.ts';
import { manifestsIn, yamlOf } from './manifests.ts';

const here = import.meta.dir;
const base = await manifestsIn(join(here, 'base'));
const values = ChartValues.parse(await yamlOf(join(here, 'livekit/values.yaml')));

describe('LiveKit’s chart', () => {
  test('sends webhooks to a Service there is', () => {
    const [url] = values.livekit.webhook.urls.map((address) => new URL(address));
    const [service, namespace] = url?.hostname.split('.') ?? [];
    expect(namesOf('Service')).toContain(service ?? '');
    expect(namesOf('Namespace')).toEqual([namespace ?? '']);
    expect(url?.port).toBe('3000');
    expect(url?.pathname).toBe('/webhooks/livekit');
  });

  test('has keys in a Secret, several nodes, and asks the nodes themselves who is there', async () => {
    const readme = await Bun.file(join(here, 'README.md')).text();
    const { existingSecret } = values.storeKeysInSecret;
    expect(readme).toContain(
      `create secret generic ${existingSecret} --from-file=${values.livekit.key_file}`,
    );
    expect(values.autoscaling.minReplicas).toBeGreaterThanOrEqual(2);
    expect(values.livekit.api.enable_psrpc_for_get_list_participants).toBe(true);
    expect(values.livekit.port).toBe(7880);
  });

  test('is the version that everything else is tested with', async () => {
    const compose = await Bun.file(join(here, '../../docker-compose.yml')).text();
    expect(compose).toContain(`livekit/livekit-server:${values.image.tag}`);
  });
});

function namesOf(kind: string): string[] {
  return base.filter((manifest) => manifest.kind === kind).map(({ metadata }) => metadata.name);
}
