import { type DestinationStream, destination } from 'pino';

/**
 * Standard output, which gets what is logged in one turn of the event loop in one write at the end of it: sessions are
 * committed together, so their requests are answered together, and each write is a call of the system. Written in this
 * process and in order, also what was logged just before it ends; who kills it loses one turn's lines.
 */
export function linesOfATurn(): DestinationStream {
  const output = destination({ dest: 1, sync: true });
  let lines = '';
  const write = (): void => {
    if (lines === '') return;
    const written = lines;
    lines = '';
    output.write(written);
  };
  process.on('exit', write);
  return {
    write: (line) => {
      if (lines === '') setImmediate(write);
      lines += line;
    },
  };
}
