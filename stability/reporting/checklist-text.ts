import { inWords, missesIn, titleOf } from '../accounting/measure.ts';
import { provenElsewhere } from './proven-elsewhere.ts';
import type { Reported } from './report-text.ts';
import type { Result } from './result.ts';

const head = `# Checklist of stability

Each item is proven by a command, not by a tick. \`bun run stability\` goes through the first table (\`--quick\`: the short form, also in \`bun run test\`) and keeps what it measured;
\`bun run stability report\` writes this page and the [figures with their spread](stability.md). A browser test of the second table is run alone with \`bun run build\`, then
\`bun --bun node_modules/.bin/playwright test -c e2e/playwright.config.ts e2e/<file>\`; all of them are in \`bun run test\`.

## Measured
`;

const tail = `
## The machine, and what it cannot show

- One machine carries browsers, SFU, API and database: a room of eight with a tab for each would measure its cores. Up to four people have a tab, the others send without a browser and receive nothing, but in \`small-rooms\`, where they receive sound.
- Whether media flow is read from the browser's own count of bytes. Frames drawn a second are not a goal: they fall with the number of tabs on one machine, whatever the network does.
- Everything goes over loopback: no delay, no loss, as much bandwidth as there is, but in \`network\`, which needs root, \`unshare\`, \`ip\`, \`iptables\` and \`tc\` and is left out with a line where one is missing. A cut there also cuts the API off the SFU, for both use one port; a delay is between those two as well. The delay needs a kernel with \`NFQUEUE\`, else it alone is left out.
`;

/** The checklist: what a machine goes through here, and what other commands prove. Pure. */
export function checklistText(parts: readonly Reported[]): string {
  const measured = parts.map(({ result, ...part }) => {
    const last = result === null ? 'not run' : lastOf({ ...part, result });
    return row([part.item, part.requires, `\`bun run stability ${part.name}\``, last]);
  });
  const elsewhere = provenElsewhere.map(({ item, command }) => row([item, `\`${command}\``]));
  return [
    head,
    '| what happens | what must hold | command | last |',
    '| --- | --- | --- | --- |',
    ...measured,
    '\n## Proven by tests and fault runs\n',
    '| what | command |',
    '| --- | --- |',
    ...elsewhere,
    tail,
  ].join('\n');
}

/** What had a goal, the missed ones first; all of it is in the report. */
function lastOf({ name, unit, result }: Reported & { readonly result: Result }): string {
  const { measures, misses, lacks, finishedAt, machine, cycles } = result;
  if (lacks !== undefined) return `left out: ${lacks}`;
  const held = measures
    .filter((measure) => measure.goal !== undefined && measure.people === undefined)
    .filter((measure) => missesIn([measure]).length === 0)
    .map((measure) => `${titleOf(measure)}: ${inWords(measure.values, measure.unit)}`);
  const verdict = misses.length === 0 ? 'held' : `**missed** ${misses.join('; ')}`;
  const figures = `[figures](stability.md#${name})`;
  return [verdict, ...held, figures, `${cycles} ${unit}, ${machine}, ${finishedAt.slice(0, 10)}`].join(' · ');
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
