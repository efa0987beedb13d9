import { expect, test } from 'bun:test';
import { Counter, Registry } from 'prom-client';
import { addProcessMetrics, processMetricNames } from './process-metrics.ts';

test('adds those that are true, takes none away, and they tell what the process did', async () => {
  const registry = new Registry();
  new Counter({ name: 'of_our_own_total', help: 'Stays.', registers: [registry] });
  addProcessMetrics(registry);
  const names = registry.getMetricsAsArray().map(({ name }) => name);
  expect(names.sort()).toEqual(['of_our_own_total', ...processMetricNames].sort());

  const cpuBefore = process.cpuUsage();
  while (spentSince(cpuBefore) < 0.2);

  const values = await valuesOf(registry);
  expect(values.process_cpu_seconds_total).toBeGreaterThan(0.19);
  expect(values.process_resident_memory_bytes).toBeWithin(10e6, 10e9);
  expect(values.process_start_time_seconds).toBeWithin(Date.now() / 1000 - 3600, Date.now() / 1000 + 1);
});

function spentSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

async function valuesOf(registry: Registry): Promise<Record<string, number>> {
  const metrics = await registry.getMetricsAsJSON();
  return Object.fromEntries(metrics.map(({ name, values }) => [name, values[0]?.value ?? Number.NaN]));
}
