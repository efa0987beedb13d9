import { collectDefaultMetrics, type Registry } from 'prom-client';

/**
 * Those of prom-client's default metrics that are true under Bun. Not so: the sizes of the heap and of its spaces (the
 * total stays below the used, all spaces but one are 0), `process_heap_bytes` (address space the engine reserves,
 * gigabytes of it), active handles, requests and resources (always 0), garbage collection (never told) and the version
 * (of the Node that Bun stands in for). Its event loop lag begins anew with every scrape, and without a sample since
 * the last it writes `Nan`; ours is a histogram of our own.
 */
export const processMetricNames = [
  'process_cpu_user_seconds_total',
  'process_cpu_system_seconds_total',
  'process_cpu_seconds_total',
  'process_start_time_seconds',
  'process_resident_memory_bytes',
  'process_open_fds',
  'process_max_fds',
] as const;

/** Of the event loop monitor that comes with the rest and is never read: as rarely as can be. */
const idlePrecisionMs = 60_000;

/** Adds {@link processMetricNames} to the registry. Processor time counts from here on. */
export function addProcessMetrics(registry: Registry): void {
  const before = new Set(registry.getMetricsAsArray().map(({ name }) => name));
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: idlePrecisionMs });
  const kept: ReadonlySet<string> = new Set(processMetricNames);
  for (const { name } of registry.getMetricsAsArray()) {
    if (!before.has(name) && !kept.has(name)) registry.removeSingleMetric(name);
  }
}
