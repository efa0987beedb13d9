import { goalInWords, inWords, type Measure, missesIn, titleOf } from '../accounting/measure.ts';
import { mended } from './mended.ts';
import type { Result } from './result.ts';

/** What a part is about, and what it measured last; null where it was never gone through. */
export type Reported = {
  readonly name: string;
  readonly item: string;
  readonly requires: string;
  readonly unit: string;
  readonly result: Result | null;
  /** It has a picture, kept as `stability/<name>.svg` beside the report. */
  readonly hasChart: boolean;
};

const head = `# Stability, measured

Written by \`bun run stability report\` from the last run of each part; what is not here was not run. Everything is real: Chromium with a
test picture and a beep, LiveKit, API and PostgreSQL on one machine, over loopback, so the figures say what holds, not how fast a network of yours is. What
must hold, and what else shows it, is in [stability-checklist.md](stability-checklist.md).

The **bare page** is the floor: [30 lines](../stability/people/bare-page.ts) that do nothing but use the same livekit-client, with two people of its own beside LiveMeet's, in the same run and on the
same SFU. What both have is the SDK's; the difference is ours. Each figure is the median, with the smallest and the largest value and their count. A load above the number of cores says that the machine was busy with other things too:
then differences count, and seconds do not. How it is measured: [ADR 0021](adr/0021-stability.md).
`;

/** The report of all that was measured. Pure. */
export function reportText(parts: readonly Reported[]): string {
  return [head, mendedTable(), '', ...parts.flatMap(sectionOf)].join('\n');
}

function mendedTable(): string {
  const rows = mended.map(
    ({ found, before, after, how }) => `| ${[found, before, after, how].join(' | ')} |`,
  );
  const top = ['| what was wrong | before | after | by what |', '| --- | --- | --- | --- |'];
  return ['## What was found and mended\n', ...top, ...rows].join('\n');
}

function sectionOf({ name, item, requires, unit, result, hasChart }: Reported): string[] {
  if (result === null) return [];
  const { cycles, misses, lacks, finishedAt, machine, load, seconds, measures, notes = [] } = result;
  const verdict = lacks !== undefined ? 'Left out' : misses.length === 0 ? 'Held' : '**Missed**';
  const circumstances = [
    `\`bun run stability ${name}\``,
    `${cycles} ${unit}`,
    finishedAt.slice(0, 10),
    machine,
    `load ${load.toFixed(1)}`,
    `${Math.round(seconds)} s`,
  ];
  return [
    `## ${name}\n`,
    `${item}. Must hold: ${requires}.\n`,
    `${verdict}${lacks === undefined ? '' : `: ${lacks}`}. ${circumstances.join(' · ')}\n`,
    ...misses.map((miss) => `- missed: ${miss}`),
    ...(misses.length === 0 ? [] : ['']),
    ...(measures.length === 0 ? [] : [tableOf(measures), '']),
    ...notes.map((note) => `- ${note}`),
    ...(notes.length === 0 ? [] : ['']),
    ...(hasChart ? [`![What ${name} measured](stability/${name}.svg)\n`] : []),
  ];
}

function tableOf(measures: readonly Measure[]): string {
  const rows = measures.map((measure) => {
    const { values, floor, unit, goal } = measure;
    const isMissed = missesIn([measure]).length > 0;
    const cells = [
      titleOf(measure),
      inWords(values, unit),
      floor === undefined ? '' : inWords(floor, unit),
      goal === undefined ? '' : `${goalInWords(measure)}${isMissed ? ', **missed**' : ''}`,
    ];
    return `| ${cells.join(' | ')} |`;
  });
  return ['| | LiveMeet | bare page | goal |', '| --- | --- | --- | --- |', ...rows].join('\n');
}
