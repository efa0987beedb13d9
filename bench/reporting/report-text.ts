import { figureTable } from './figure-table.ts';
import type { Result } from './result.ts';

/** What a part is about, and what it measured last; null where it was never run. */
export type Reported = {
  readonly name: string;
  readonly item: string;
  readonly beside: string;
  readonly result: Result | null;
  /** It has a picture, kept as `performance/<name>.svg` beside the report. */
  readonly hasChart: boolean;
};

/** The sections of what was measured. Pure. */
export function reportText(parts: readonly Reported[]): string {
  return parts.flatMap(sectionOf).join('\n');
}

/** The document with these sections between its markers; throws where it has none. Pure. */
export function withSections(document: string, sections: string): string {
  const place = /(<!-- bench -->\n)[\s\S]*?(<!-- end -->)/;
  if (!place.test(document)) throw new Error('docs/performance.md has no place for what was measured');
  return document.replace(place, (_all, begin, end) => `${begin}${sections}\n${end}`);
}

function sectionOf({ name, item, beside, result, hasChart }: Reported): string[] {
  if (result === null) return [];
  const {
    rounds,
    misses,
    lacks,
    finishedAt,
    machine,
    load,
    seconds,
    figures,
    notes = [],
    plans = [],
  } = result;
  const verdict =
    lacks !== undefined
      ? `Left out: ${lacks}`
      : misses.length === 0
        ? 'Every target met'
        : '**Targets missed**';
  const circumstances = [
    `\`bun run bench ${name}\``,
    `${rounds} ${rounds === 1 ? 'round' : 'rounds'}`,
    finishedAt.slice(0, 10),
    machine,
    `load ${load.toFixed(1)}`,
    `${Math.round(seconds)} s`,
  ];
  return [
    `## ${name}\n`,
    `${item}. Beside: ${beside}.\n`,
    `${verdict}. ${circumstances.join(' · ')}\n`,
    ...misses.map((miss) => `- missed: ${miss}`),
    ...(misses.length === 0 ? [] : ['']),
    ...(figures.length === 0 ? [] : [figureTable(figures), '']),
    ...notes.map((note) => `- ${note}`),
    ...(notes.length === 0 ? [] : ['']),
    ...(plans.length === 0 ? [] : [`[The statements and their plans](performance/${name}-plans.md)\n`]),
    ...(hasChart ? [`![What ${name} measured](performance/${name}.svg)\n`] : []),
  ];
}
