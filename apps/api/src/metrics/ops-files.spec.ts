import { describe, expect, test } from 'bun:test';
import { join } from 'node:path';
import { ErrorCode } from '@livemeet/shared-types';
import type { Metric } from 'prom-client';
import * as z from 'zod/mini';
import { MetricsService } from './metrics.service.ts';
import { processMetricNames } from './process-metrics.ts';
import { ReconcilerMetrics } from './reconciler-metrics.service.ts';

const ops = join(import.meta.dir, '../../../../ops');

const Alerts = z.object({
  groups: z.array(
    z.strictObject({
      name: z.string(),
      rules: z.array(
        z.strictObject({
          alert: z.string().check(z.regex(/^LiveMeet[A-Z][A-Za-z]+$/)),
          expr: z.string(),
          for: z.string().check(z.regex(/^\d+[smh]$/)),
          labels: z.strictObject({ severity: z.enum(['critical', 'warning']) }),
          annotations: z.strictObject({ summary: z.string(), description: z.string() }),
        }),
      ),
    }),
  ),
});

const Dashboard = z.object({
  title: z.string(),
  uid: z.string(),
  panels: z.array(
    z.object({
      id: z.number(),
      title: z.string(),
      targets: z.array(z.object({ expr: z.string(), legendFormat: z.string() })),
    }),
  ),
});

const alerts = Alerts.parse(Bun.YAML.parse(await Bun.file(join(ops, 'prometheus/alerts.yml')).text()));
const dashboard = Dashboard.parse(await Bun.file(join(ops, 'grafana/livemeet.json')).json());
const rules = alerts.groups.flatMap((group) => group.rules);
const expressions = [
  ...rules.map(({ alert, expr }) => [alert, expr] as const),
  ...dashboard.panels.flatMap(({ title, targets }) => targets.map(({ expr }) => [title, expr] as const)),
];

const exported = metricsExported();
const ours = new Map(exported.flatMap(seriesOf));
const known = new Set([...ours.keys(), ...processMetricNames, 'up']);

describe('alerts and dashboard', () => {
  test('are there', () => {
    expect(rules.length).toBeGreaterThan(5);
    expect(dashboard.panels.length).toBeGreaterThan(5);
  });

  test('bear no name twice', () => {
    const names = [...rules.map(({ alert }) => alert), ...dashboard.panels.map(({ id }) => String(id))];
    expect(new Set(names).size).toBe(names.length);
  });

  test.each(expressions)('%s asks for what the API exports', (_name, expression) => {
    const names = metricNamesIn(expression);
    expect(names).not.toBeEmpty();
    expect(names.filter((name) => !known.has(name))).toEqual([]);
  });

  test.each(expressions)('%s selects and groups by labels its metrics have', (_name, expression) => {
    const names = metricNamesIn(expression);
    // Prometheus itself adds these two to whatever it scrapes.
    const labels = new Set(['job', 'instance', ...names.flatMap((name) => ours.get(name) ?? [])]);
    expect(labelsIn(expression).filter((label) => !labels.has(label))).toEqual([]);
  });

  test.each(expressions)('%s closes what it opens', (_name, expression) => {
    const bare = expression.replace(/"[^"]*"/g, '');
    for (const [open, close] of [
      ['(', ')'],
      ['{', '}'],
      ['[', ']'],
    ] as const) {
      expect(bare.split(open).length).toBe(bare.split(close).length);
    }
  });

  test('name codes that exist', () => {
    const codes = expressions.flatMap(([, text]) =>
      [...text.matchAll(/code="(\w+)"/g)].map(([, code]) => code),
    );
    expect(codes).not.toBeEmpty();
    for (const code of codes) expect(ErrorCode.options).toContain(code as ErrorCode);
  });
});

test('what the API exports is named as Prometheus wants it', () => {
  for (const { name, type, help } of exported) {
    expect(name).toMatch(/^livemeet_[a-z_]+$/);
    expect(name.endsWith('_total')).toBe(String(type) === 'counter');
    if (String(type) === 'histogram') expect(name).toEndWith('_seconds');
    expect(help).toEndWith('.');
  }
});

function metricsExported() {
  const metrics = new MetricsService();
  new ReconcilerMetrics(metrics);
  return metrics.registry.getMetricsAsArray();
}

/** A metric's series with the labels each may be asked for. */
function seriesOf(metric: { readonly name: string; readonly type: unknown }): [string, string[]][] {
  const { labelNames = [] } = metric as unknown as Pick<Metric, never> & { labelNames?: string[] };
  if (metric.type !== 'histogram') return [[metric.name, labelNames]];
  return [
    [`${metric.name}_bucket`, [...labelNames, 'le']],
    [`${metric.name}_sum`, labelNames],
    [`${metric.name}_count`, labelNames],
  ];
}

function metricNamesIn(expression: string): string[] {
  return expression.match(/\b(?:livemeet|process|nodejs)_\w+|\bup\b/g) ?? [];
}

function labelsIn(expression: string): string[] {
  const selected = [...expression.matchAll(/(\w+)\s*(?:=~|!~|!=|=)\s*"/g)].map(([, label = '']) => label);
  const grouped = [...expression.matchAll(/\bby \(([^)]*)\)/g)].flatMap(([, list = '']) =>
    list.split(/,\s*/),
  );
  return [...selected, ...grouped];
}
