import * as z from 'zod/mini';

// The parts of Kubernetes' resources, and of the values of LiveKit's chart, that have to agree with one another.

const Labels = z.record(z.string(), z.string());
export type Labels = Readonly<z.infer<typeof Labels>>;

/** What every resource has; the rest is read where it is asked for. */
export const Manifest = z.looseObject({
  apiVersion: z.string(),
  kind: z.string(),
  metadata: z.looseObject({ name: z.string() }),
  spec: z.optional(z.unknown()),
  data: z.optional(z.unknown()),
});
export type Manifest = z.infer<typeof Manifest>;

const Probe = z.looseObject({
  httpGet: z.optional(z.looseObject({ path: z.string(), port: z.string() })),
  exec: z.optional(z.looseObject({ command: z.array(z.string()) })),
});

const Container = z.looseObject({
  name: z.string(),
  image: z.string(),
  ports: z.array(z.looseObject({ name: z.string(), containerPort: z.number() })),
  envFrom: z.array(
    z.strictObject({
      configMapRef: z.optional(z.strictObject({ name: z.string() })),
      secretRef: z.optional(z.strictObject({ name: z.string() })),
    }),
  ),
  livenessProbe: Probe,
  readinessProbe: Probe,
  resources: z.strictObject({ requests: Labels, limits: Labels }),
  securityContext: z.looseObject({
    allowPrivilegeEscalation: z.literal(false),
    readOnlyRootFilesystem: z.literal(true),
    capabilities: z.strictObject({ drop: z.array(z.string()), add: z.optional(z.array(z.string())) }),
  }),
  volumeMounts: z.array(z.strictObject({ name: z.string(), mountPath: z.string() })),
});

/** What runs pods: a Deployment or a StatefulSet. Whatever it must have here is in this schema. */
export const Workload = z.looseObject({
  kind: z.enum(['Deployment', 'StatefulSet']),
  metadata: z.looseObject({ name: z.string() }),
  spec: z.looseObject({
    serviceName: z.optional(z.string()),
    selector: z.strictObject({ matchLabels: Labels }),
    template: z.looseObject({
      metadata: z.looseObject({ labels: Labels }),
      spec: z.looseObject({
        automountServiceAccountToken: z.literal(false),
        securityContext: z.looseObject({
          runAsNonRoot: z.literal(true),
          runAsUser: z.number().check(z.gte(1000)),
          seccompProfile: z.strictObject({ type: z.literal('RuntimeDefault') }),
        }),
        topologySpreadConstraints: z.array(
          z.looseObject({ topologyKey: z.string(), labelSelector: z.strictObject({ matchLabels: Labels }) }),
        ),
        containers: z.array(Container),
        volumes: z.array(z.looseObject({ name: z.string() })),
      }),
    }),
    volumeClaimTemplates: z.optional(
      z.array(z.looseObject({ metadata: z.looseObject({ name: z.string() }) })),
    ),
  }),
});
export type Workload = z.infer<typeof Workload>;

/** The specification of what is about the pods of a selector. */
export const Selecting = z.looseObject({
  selector: z.strictObject({ matchLabels: Labels }),
  maxUnavailable: z.optional(z.number()),
});

/** The specification of an autoscaler. */
export const Autoscaler = z.looseObject({
  scaleTargetRef: z.strictObject({ apiVersion: z.string(), kind: z.string(), name: z.string() }),
  maxReplicas: z.number(),
});

/** The specification of a Service that has pods. */
export const Service = z.looseObject({
  selector: Labels,
  ports: z.array(z.looseObject({ name: z.string(), port: z.number(), targetPort: z.string() })),
});

const Peer = z.looseObject({ podSelector: z.optional(z.strictObject({ matchLabels: z.optional(Labels) })) });
const Ports = z.array(z.looseObject({ port: z.union([z.string(), z.number()]) }));

/** The specification of a policy of the network. */
export const Policy = z.strictObject({
  podSelector: z.strictObject({ matchLabels: z.optional(Labels) }),
  policyTypes: z.array(z.string()),
  ingress: z.optional(z.array(z.strictObject({ from: z.optional(z.array(Peer)), ports: Ports }))),
  egress: z.optional(z.array(z.strictObject({ to: z.optional(z.array(Peer)), ports: Ports }))),
});

/** The specification of the way in. */
export const Ingress = z.looseObject({
  tls: z.array(z.strictObject({ hosts: z.array(z.string()), secretName: z.string() })),
  rules: z.array(
    z.looseObject({
      host: z.string(),
      http: z.strictObject({
        paths: z.array(
          z.looseObject({
            backend: z.strictObject({
              service: z.strictObject({ name: z.string(), port: z.strictObject({ name: z.string() }) }),
            }),
          }),
        ),
      }),
    }),
  ),
});

/** What of the values of LiveKit's chart other files speak of too. */
export const ChartValues = z.looseObject({
  image: z.looseObject({ tag: z.string() }),
  storeKeysInSecret: z.strictObject({ enabled: z.literal(true), existingSecret: z.string() }),
  autoscaling: z.looseObject({ minReplicas: z.number() }),
  livekit: z.looseObject({
    port: z.number(),
    key_file: z.string(),
    webhook: z.looseObject({ urls: z.array(z.string()) }),
    api: z.looseObject({ enable_psrpc_for_get_list_participants: z.boolean() }),
  }),
});
