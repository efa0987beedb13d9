import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Command, Option } from 'commander';
import type { Client } from 'pg';
import { loadDatabaseUrl } from '../config/config.ts';
import { exitCodes } from './command-failure.ts';
import { parseInstant, parseStatuses, parseText, sessionStatuses } from './command-options.ts';
import { countSessions, eraseSessions } from './erase-sessions.ts';
import { exportSessions } from './export-sessions.ts';
import { withDatabase } from './open-database.ts';
import type { SessionFilter } from './session-filter.ts';
import { type SessionFormat, sessionFormats } from './session-format.ts';

/** The operator's way to the log: `export` and `erase`. Parsing it runs it; it throws what went wrong. */
export function sessionsCommand(): Command {
  const command = new Command('bun run sessions')
    .usage('<command> [options]')
    .description('Reads and erases what LiveMeet knows of past and present sessions: its table session_logs.')
    .helpOption('-h, --help', 'this text; after a command, all about that command')
    .helpCommand(false)
    .exitOverride()
    .configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, 'sessions: ')) })
    .showSuggestionAfterError(false)
    .addHelpText('after', about);
  // What is set above holds for the commands as well; what comes after does not.
  command.addCommand(exporting(command)).addCommand(erasing(command));
  return command;
}

const about = `
DATABASE_URL names the database; in a checkout where \`bun dev\` runs, its own is found.

Exit codes: ${exitCodes.done} done, also when whoever reads the output stops reading; ${exitCodes.failed} the database is away or refused; ${exitCodes.misused} an
option is wrong, nothing was done; ${exitCodes.invalidConfig} DATABASE_URL is missing or is no address.`;

function exporting(parent: Command): Command {
  return filtered(new Command('export').copyInheritedSettings(parent))
    .description(
      'Writes sessions to standard output, in order of issue and as they were at one instant, however many they are.',
    )
    .addOption(
      new Option('--format <format>', 'a JSON object a line, or CSV with a header')
        .choices(sessionFormats)
        .default('ndjson'),
    )
    .option(
      '--status <statuses>',
      `only these, with commas between them or said more than once: ${sessionStatuses.join(', ')}`,
      parseStatuses,
    )
    .addHelpText('after', aboutExport)
    .action(async ({ format, ...filter }: SessionFilter & { readonly format: SessionFormat }, command) => {
      requireOrder(filter, command);
      await withDatabase(loadDatabaseUrl(), (client) =>
        pipeline(Readable.from(exportSessions(client, filter, format)), process.stdout, { end: false }),
      );
    });
}

const aboutExport = `
Times are those of the token's issue, from --from on and before --to. All that is written is UTC. Names older than
NAME_RETENTION_DAYS are gone; their rooms have a hash for a name, and --room finds them by the name all the same.
In CSV a value that a spreadsheet would take for a formula has a ' before it; NDJSON has every value as it is.

  bun run sessions export --from 2026-01-01 --to 2026-02-01 --format csv > january.csv
  bun run sessions export --room Daily-Meeting-01 --status joined`;

function erasing(parent: Command): Command {
  const erase = new Command('erase')
    .copyInheritedSettings(parent)
    .option('--identity <identity>', 'the sessions of this identity, as an export has it', parseText);
  return filtered(erase)
    .description(
      'Erases the sessions of one identity, or those of one room, and the events that told of them.',
    )
    .option('--yes', 'erase; without it, it is only said how many there are')
    .addHelpText('after', aboutErase)
    .action(async ({ yes, ...filter }: SessionFilter & { readonly yes?: true }, command) => {
      requireOrder(filter, command);
      requireWhose(filter, command);
      const eraseOrCount = yes === true ? eraseSessions : countSessions;
      const work = (client: Client) => eraseOrCount(client, filter);
      const { sessions, events } = await withDatabase(loadDatabaseUrl(), work);
      const what = `${sessions} session${sessions === 1 ? '' : 's'} and ${events} event${events === 1 ? '' : 's'}`;
      const line = yes === true ? `erased ${what}` : `would erase ${what}; nothing is erased without --yes`;
      process.stdout.write(`${line}\n`);
    });
}

const aboutErase = `
Say --identity, or --room with or without --from and --to, which mean the time of the token's issue.

Erase after the meeting. Who is erased while inside stays inside, and LiveMeet finds them there and notes them again
with their name. Once they have left, nothing that the SFU still tells of them brings their name back: an event about
someone without a session makes none, and events hold no names. What waits in a spool, because the database was away,
is written later: erase when livemeet_spool_waiting_records is 0. Backups of the database are yours to see to.

  bun run sessions erase --identity p_4f0c1d52-8d4e-4a53-9d0c-0b1f6f3f2a11
  bun run sessions erase --room Daily-Meeting-01 --from 2026-01-31T18:00Z --to 2026-01-31T20:00Z --yes`;

function filtered(command: Command): Command {
  return command
    .option('--room <name>', 'only sessions in this room', parseText)
    .option(
      '--from <time>',
      'only those issued then or later, such as 2026-01-31 or 2026-01-31T18:00Z',
      parseInstant,
    )
    .option('--to <time>', 'only those issued before then', parseInstant);
}

function requireOrder({ from, to }: SessionFilter, command: Command): void {
  if (from !== undefined && to !== undefined && from >= to) command.error('error: --from is not before --to');
}

/** Never all, never by time alone: what is erased does not come back. */
function requireWhose({ identity, room, from, to }: SessionFilter, command: Command): void {
  if ((identity === undefined) === (room === undefined))
    command.error('error: say whose sessions: either --identity or --room');
  if (identity !== undefined && (from !== undefined || to !== undefined))
    command.error('error: --from and --to go with --room');
}
