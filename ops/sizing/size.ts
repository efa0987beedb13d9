import { join } from 'node:path';
import { comparedDay } from './compared-day.ts';
import { sizeDeployment } from './deployment.ts';
import { withTables } from './document-tables.ts';
import { figures } from './figures.ts';
import { sizingAnswer } from './sizing-answer.ts';
import { help, type SizingOptions, sizingOptions } from './sizing-options.ts';

/** `bun run sizing`: what so many people at once take. */
async function main(): Promise<number> {
  let options: SizingOptions;
  try {
    options = sizingOptions(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n\n${help}`);
    return 2;
  }
  process.stdout.write(await answer(options));
  return 0;
}

async function answer({ question, seed, wants }: SizingOptions): Promise<string> {
  if (wants === 'help') return help;
  if (wants === 'document') return writeDocument();
  const sized = sizeDeployment(question);
  const isOneRegion = question.participants <= figures.region.mostParticipants;
  const day = isOneRegion ? comparedDay(question, seed) : null;
  if (wants === 'json') return `${JSON.stringify({ question, seed, sized, day, figures }, null, 2)}\n`;
  return sizingAnswer(sized, day);
}

async function writeDocument(): Promise<string> {
  const file = Bun.file(join(import.meta.dir, '../../docs/scaling.md'));
  await file.write(withTables(await file.text()));
  return 'docs/scaling.md has the tables of the code.\n';
}

if (import.meta.main) process.exit(await main());
