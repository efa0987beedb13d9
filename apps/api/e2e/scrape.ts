/** One scrape of an API's metrics: its text, and every sample by its name and labels as they are written. */
export type Scrape = { readonly text: string; readonly samples: ReadonlyMap<string, number> };

const name = '[a-zA-Z_:][a-zA-Z0-9_:]*';
const label = '[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\\\\n]|\\\\[\\\\n"])*"';
const help = new RegExp(`^# HELP (${name}) .+$`);
const type = new RegExp(`^# TYPE (${name}) (counter|gauge|histogram)$`);
const sample = new RegExp(
  `^(${name})((?:\\{${label}(?:,${label})*\\})?) (\\+Inf|-Inf|NaN|-?[0-9.]+(?:e[+-]?[0-9]+)?)$`,
);

/** Scrapes as Prometheus does. Throws at the first line that is not its text format, or tells of an unannounced metric. */
export async function scrape(port: string): Promise<Scrape> {
  const response = await fetch(`http://127.0.0.1:${port}/metrics`, { signal: AbortSignal.timeout(10_000) });
  const contentType = response.headers.get('content-type');
  if (response.status !== 200 || !contentType?.startsWith('text/plain; version=0.0.4')) {
    throw new Error(`${response.status} ${contentType}`);
  }
  const text = await response.text();
  if (!text.endsWith('\n')) throw new Error('the last line has no end');
  return { text, samples: samplesIn(text.split('\n')) };
}

function samplesIn(lines: readonly string[]): Map<string, number> {
  const announced = new Set<string>();
  const samples = new Map<string, number>();
  for (const line of lines) {
    if (line === '' || help.test(line)) continue;
    const [, announcing] = type.exec(line) ?? [];
    const [, metric, labels = '', value = ''] = sample.exec(line) ?? [];
    if (announcing !== undefined) announced.add(announcing);
    else if (metric === undefined) throw new Error(`not a line of the text format: ${line}`);
    else if (!announced.has(metric) && !announced.has(metric.replace(/_(?:bucket|sum|count)$/, ''))) {
      throw new Error(`never announced: ${line}`);
    } else if (samples.has(metric + labels)) throw new Error(`told twice: ${line}`);
    else samples.set(metric + labels, Number(value.replace('Inf', 'Infinity')));
  }
  return samples;
}

/** By how much counters and histograms' counts rose between two scrapes; those that did not, and the clockwork, left out. */
export function risesBetween(before: Scrape, after: Scrape): Record<string, number> {
  const counts = [...after.samples].filter(([key]) =>
    /^livemeet_(?!event_loop_)\w+_(?:total|count)(?:\{|$)/.test(key),
  );
  const rises = counts.map(([key, value]) => [key, value - (before.samples.get(key) ?? 0)] as const);
  return Object.fromEntries(rises.filter(([, rise]) => rise !== 0));
}
