import { spawn } from 'node:child_process';

/** What a command said on standard output; rejects, with what it said on standard error, when it fails. */
export type Command = { readonly env?: Readonly<Record<string, string>>; readonly limitMs?: number };

/** A first build fetches images and packages. */
const limitMs = 10 * 60_000;

/** Runs the `docker` on PATH, against whichever engine that one talks to. */
export function docker(args: readonly string[], options: Command = {}): Promise<string> {
  return run('docker', args, options);
}

/** Runs a program to its end. Its words stay out of errors' messages where they could hold a secret: arguments never do. */
export function run(
  program: string,
  args: readonly string[],
  { env, limitMs: limit = limitMs }: Command = {},
): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const child = spawn(program, [...args], {
    env: { ...surroundings(), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const)
    child[stream].setEncoding('utf8').on('data', (text) => {
      said[stream] += text;
    });
  const clock = setTimeout(() => child.kill('SIGKILL'), limit);
  child.once('error', reject);
  child.once('close', (code) => {
    clearTimeout(clock);
    if (code === 0) resolve(said.stdout);
    else reject(new Error(`${program} ${args.join(' ')}: exit code ${code}\n${said.stderr.slice(-4000)}`));
  });
  return promise;
}

/** What finds a program and an engine; nothing that could configure the stack from outside its own file. */
function surroundings(): Record<string, string> {
  const kept = Object.entries(process.env).filter(([name]) => /^(PATH|HOME|TMPDIR|DOCKER_\w+)$/.test(name));
  return Object.fromEntries(kept.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}
