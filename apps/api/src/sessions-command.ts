import { type CommandEnd, endOfCommand, endOfOutput } from './operator/command-failure.ts';
import { sessionsCommand } from './operator/sessions-command.ts';

// Nothing is left undone by leaving at once: an export only reads, an erasure tells of itself when it is committed.
process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => process.exit(say(endOfOutput(code))));

try {
  await sessionsCommand().parseAsync();
} catch (error) {
  const end = endOfCommand(error);
  if (end === null) throw error;
  process.exitCode = say(end);
}

function say({ exitCode, lines }: CommandEnd): CommandEnd['exitCode'] {
  for (const line of lines) process.stderr.write(`sessions: ${line}\n`);
  return exitCode;
}
