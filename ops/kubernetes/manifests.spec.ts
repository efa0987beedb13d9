import { describe, expect, test } from 'bun:test';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { loadConfig } from '../../apps/api/src/config/config.ts';
import openapi from '../../docs/openapi.json';
import {
  Autoscaler,
  Ingress,
  type Manifest,
  Policy,
  Selecting,
  Service,
  Workload,
} from './manifest-schemas.ts';
import { isSelected, manifestsIn } from './manifests.ts';

const here = import.meta.dir;
const base = await manifestsIn(join(here, 'base'));
const livekit = await manifestsIn(join(here, 'livekit'));
const workloads = ofKind(base, 'Deployment', 'StatefulSet').map((manifest) => Workload.parse(manifest));
const [api, edge] = ['livemeet-api', 'livemeet-edge'].map(workloadNamed);

/** Made by the commands of README.md, never by these files. */
const secrets = ['livemeet-api', 'livemeet-tls', 'livekit-keys'];
/** What the chart's pods bear under the release name `livekit`, and what their port for signalling is called. */
const livekitLabels = { 'app.kubernetes.io/name': 'livekit-server', 'app.kubernetes.io/instance': 'livekit' };
const chart = { labels: livekitLabels, ports: [{ name: 'http', containerPort: 7880 }] };

const pods = [
  ...workloads.map(({ spec: { template } }) => ({
    labels: template.metadata.labels,
    ports: template.spec.containers.flatMap(({ ports }) => ports),
  })),
  chart,
];

const named = (manifests: readonly Manifest[]) =>
  manifests.map((manifest) => [`${manifest.kind} ${manifest.metadata.name}`, manifest] as const);

test('every resource has a name of its own', () => {
  const names = [...base, ...livekit].map(({ kind, metadata }) => `${kind} ${metadata.name}`);
  expect(names.length).toBeGreaterThan(15);
  expect(new Set(names).size).toBe(names.length);
});

describe.each(workloads.map((workload) => [workload.metadata.name, workload] as const))(
  '%s',
  (_name, workload) => {
    const { selector, template, volumeClaimTemplates = [] } = workload.spec;
    const { containers, volumes, topologySpreadConstraints } = template.spec;

    test('selects and spreads its own pods, over machines and zones', () => {
      const { labels } = template.metadata;
      expect(isSelected(labels, selector.matchLabels)).toBe(true);
      for (const { labelSelector } of topologySpreadConstraints) {
        expect(isSelected(labels, labelSelector.matchLabels)).toBe(true);
      }
      expect(topologySpreadConstraints.map(({ topologyKey }) => topologyKey).sort()).toEqual([
        'kubernetes.io/hostname',
        'topology.kubernetes.io/zone',
      ]);
    });

    test('has a budget and an autoscaler of its own', () => {
      const budgets = ofKind(base, 'PodDisruptionBudget').map(
        ({ spec }) => Selecting.parse(spec).selector.matchLabels,
      );
      expect(budgets.filter((labels) => isSelected(template.metadata.labels, labels))).toHaveLength(1);
      const targets = ofKind(base, 'HorizontalPodAutoscaler').map(
        ({ spec }) => Autoscaler.parse(spec).scaleTargetRef,
      );
      const { kind, metadata } = workload;
      expect(targets).toContainEqual({ apiVersion: 'apps/v1', kind, name: metadata.name });
    });

    test('may do nothing that it need not', () => {
      for (const { name, securityContext } of containers) {
        expect(securityContext.capabilities.drop).toEqual(['ALL']);
        const bind = name === 'edge' ? ['NET_BIND_SERVICE'] : [];
        expect(securityContext.capabilities.add ?? []).toEqual(bind);
      }
    });

    test('mounts volumes there are, and all of them', () => {
      const mounted = containers.flatMap(({ volumeMounts }) => volumeMounts.map(({ name }) => name));
      const there = [
        ...volumes.map(({ name }) => name),
        ...volumeClaimTemplates.map(({ metadata }) => metadata.name),
      ];
      expect(mounted.sort()).toEqual(there.sort());
    });

    test('is told by a ConfigMap and a Secret there are', () => {
      for (const { configMapRef, secretRef } of containers.flatMap(({ envFrom }) => envFrom)) {
        if (configMapRef) expect(namesOf('ConfigMap')).toContain(configMapRef.name);
        if (secretRef) expect(secrets).toContain(secretRef.name);
      }
    });

    test('is probed at ports it has', () => {
      for (const { ports, livenessProbe, readinessProbe } of containers) {
        const asked = [livenessProbe, readinessProbe].flatMap(({ httpGet }) => httpGet?.port ?? []);
        expect(asked).not.toBeEmpty();
        for (const port of asked) expect(ports.map(({ name }) => name)).toContain(port);
      }
    });
  },
);

describe('the API', () => {
  const [container] = api?.spec.template.spec.containers ?? [];
  const settings = dataOf('ConfigMap', 'livemeet-api');

  test('starts with what it is told', () => {
    const secret = {
      DATABASE_URL: 'postgres://livemeet:word@postgres.example.internal:5432/livemeet',
      REDIS_URL: 'redis://:word@redis.example.internal:6379',
      LIVEKIT_API_KEY: 'API7f3a9c51e2d84b06',
      LIVEKIT_API_SECRET: 'b41c6e0f9a7d25838e1fc4702d6b95ae3f08c7d1642ba95e',
      LIVEKIT_WEBHOOK_API_KEY: 'APIwebhook0c2e7a914f6bd835',
      LIVEKIT_WEBHOOK_API_SECRET: 'e97035da1f4b6c82096ad7b3f51e2c48d0a69b7e35c1f824',
    };
    const config = loadConfig({ ...settings, ...secret });
    expect(config).toMatchObject({ mode: 'production', trustedProxies: 1, redisUrl: secret.REDIS_URL });
  });

  test('is probed at what it answers, on the ports it listens at', () => {
    const probes = [container?.livenessProbe, container?.readinessProbe].map((probe) => probe?.httpGet?.path);
    expect(probes).toEqual(['/health/live', '/health/ready']);
    expect(Object.keys(openapi.paths)).toEqual(expect.arrayContaining(probes as string[]));
    expect(container?.ports.map(({ containerPort }) => String(containerPort))).toEqual([
      settings.PORT ?? '',
      settings.METRICS_PORT ?? '',
    ]);
  });

  test('keeps its spool on a disk of its own', () => {
    expect(api?.kind).toBe('StatefulSet');
    expect(namesOf('Service')).toContain(api?.spec.serviceName ?? '');
    expect(api?.spec.volumeClaimTemplates?.map(({ metadata }) => metadata.name)).toEqual(['spool']);
    const mount = container?.volumeMounts.find(({ name }) => name === 'spool');
    expect(mount?.mountPath).toBe(settings.SPOOL_DIRECTORY as string);
  });

  test('in as many replicas as there may be has no more connections than PostgreSQL takes', () => {
    const [autoscaler] = ofKind(base, 'HorizontalPodAutoscaler').filter(
      ({ metadata }) => metadata.name === 'livemeet-api',
    );
    // Ten of the pool and the reconciler's lock; of the server's 100 it keeps 3 for its owner.
    expect(Autoscaler.parse(autoscaler?.spec).maxReplicas * 11).toBeLessThanOrEqual(97);
  });
});

test('the edge finds the API and the SFU by the names of its Caddyfile', () => {
  expect(edge?.kind).toBe('Deployment');
  expect(namesOf('Service')).toEqual(expect.arrayContaining(['api', 'livekit']));
  const [alias] = ofKind(base, 'Service').filter(({ metadata }) => metadata.name === 'livekit');
  const { externalName } = z.looseObject({ externalName: z.string() }).parse(alias?.spec);
  const [service] = ofKind(livekit, 'Service');
  const [namespace] = ofKind(livekit, 'Namespace');
  expect(externalName).toBe(`${service?.metadata.name}.${namespace?.metadata.name}.svc.cluster.local`);
});

const selecting = [...base, ...livekit].filter(
  ({ spec, kind }) => kind === 'Service' && Service.safeParse(spec).success,
);

test.each(named(selecting))('%s leads to ports of pods', (_name, { spec }) => {
  const service = Service.parse(spec);
  const behind = pods.filter(({ labels }) => isSelected(labels, service.selector));
  expect(behind).toHaveLength(1);
  const names = behind.flatMap(({ ports }) => ports.map(({ name }) => name));
  for (const { targetPort } of service.ports) expect(names).toContain(targetPort);
});

test.each(named([...ofKind(base, 'PodDisruptionBudget'), ...ofKind(livekit, 'PodDisruptionBudget')]))(
  '%s is about pods there are, and lets one go at a time',
  (_name, { spec }) => {
    const { selector, maxUnavailable } = Selecting.parse(spec);
    expect(pods.filter(({ labels }) => isSelected(labels, selector.matchLabels))).toHaveLength(1);
    expect(maxUnavailable).toBe(1);
  },
);

describe('the network', () => {
  const policies = ofKind(base, 'NetworkPolicy').map(({ metadata, spec }) => ({
    name: metadata.name,
    ...Policy.parse(spec),
  }));

  test('lets nothing pass that no policy names', () => {
    expect(policies[0]).toEqual({
      name: 'nothing-else',
      podSelector: {},
      policyTypes: ['Ingress', 'Egress'],
    });
  });

  test.each(policies.map((policy) => [policy.name, policy] as const))(
    '%s is about pods there are',
    (_name, policy) => {
      const peers = [
        ...(policy.ingress ?? []).map(({ from }) => from),
        ...(policy.egress ?? []).map(({ to }) => to),
      ];
      const named = peers.flatMap((all) => all ?? []).flatMap(({ podSelector }) => podSelector ?? []);
      const about = [policy.podSelector, ...named];
      for (const { matchLabels = {} } of about) {
        expect(pods.some(({ labels }) => isSelected(labels, matchLabels))).toBe(true);
      }
    },
  );

  test.each(workloads.map(({ metadata }) => [metadata.name] as const))(
    '%s is reached by its ports’ names',
    (name) => {
      const policy = policies.find((one) => one.name === name);
      const ports =
        workloadNamed(name)?.spec.template.spec.containers.flatMap((container) => container.ports) ?? [];
      const asked = (policy?.ingress ?? []).flatMap((rule) => rule.ports.map(({ port }) => port));
      expect(asked).not.toBeEmpty();
      for (const port of asked) expect(ports.map((one) => one.name)).toContain(String(port));
    },
  );
});

test('the way in leads to the edge', () => {
  const [ingress] = ofKind(base, 'Ingress');
  const { rules, tls } = Ingress.parse(ingress?.spec);
  const backends = rules.flatMap(({ http }) => http.paths.map(({ backend }) => backend.service));
  expect(backends).toEqual([{ name: 'livemeet-edge', port: { name: 'http' } }]);
  expect(tls.flatMap(({ hosts }) => hosts)).toEqual(rules.map(({ host }) => host));
  for (const { secretName } of tls) expect(secrets).toContain(secretName);
});

test('the page’s name is one everywhere', () => {
  const { host } = Ingress.parse(ofKind(base, 'Ingress')[0]?.spec).rules[0] ?? { host: '' };
  expect(dataOf('ConfigMap', 'livemeet-edge').SITE_HOST).toBe(host);
  expect(dataOf('ConfigMap', 'livemeet-api').LIVEKIT_PUBLIC_URL).toBe(`wss://${host}`);
});

function ofKind(manifests: readonly Manifest[], ...kinds: readonly string[]): Manifest[] {
  return manifests.filter(({ kind }) => kinds.includes(kind));
}

function namesOf(kind: string): string[] {
  return ofKind(base, kind).map(({ metadata }) => metadata.name);
}

function workloadNamed(name: string): Workload | undefined {
  return workloads.find(({ metadata }) => metadata.name === name);
}

function dataOf(kind: string, name: string): Readonly<Record<string, string>> {
  const [found] = ofKind(base, kind).filter(({ metadata }) => metadata.name === name);
  return z.record(z.string(), z.string()).parse(found?.data);
}
