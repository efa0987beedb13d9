import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { FaultRun } from '../fault-run.ts';
import { residentMemory, untilPart } from '../parts/api-health.ts';
import { type Deployment, withDeployment } from '../parts/deployment.ts';
import { findSchemathesis } from '../parts/find-schemathesis.ts';

/** What a server error is called in schemathesis' reports; all else is a breach of the contract. */
const serverError = 'ST101';
const warmUpRequests = 500;
const calmMs = 5000;
/** Of the endpoints, this many take something that can be generated at will; the others have one request each. */
const generousEndpoints = 4;

export const schemathesis: FaultRun = {
  name: 'schemathesis',
  fault:
    'Requests that schemathesis generates from the OpenAPI document, those that fit it and those that do not, limits on',
  requires: 'no 5xx, no breach of the contract, no growing memory',
  parts: 'LiveKit, Python 3',
  cycles: 10_000,
  unit: 'requests',
  limitMinutes: 20,
  run: async ({ cycles, report }) => {
    const program = await findSchemathesis(report);
    return withDeployment({ hasSfu: true }, async (deployment) => {
      const [api] = deployment.apis;
      await untilPart(api, 'database', 'up');
      await untilPart(api, 'sfu', 'up');
      await generate(program, deployment, warmUpRequests);
      const before = await residentMemory(api);
      report('warmed up');
      const found = await generate(program, deployment, cycles);
      await Bun.sleep(calmMs);
      const grownBytes = (await residentMemory(api)) - before;
      for (const { title, count, operations } of found.failures)
        report(`${title}: ${count} at ${operations.join(', ')}`);
      const failuresOf = (isServerError: boolean) =>
        found.failures
          .filter(({ code }) => (code === serverError) === isServerError)
          .reduce((sum, { count }) => sum + count, 0);
      return [
        { what: 'generated', value: found.generated, least: cycles },
        { what: 'kinds of answer 5xx', value: failuresOf(true), most: 0 },
        { what: 'kinds of breach of the contract', value: failuresOf(false), most: 0 },
        { what: 'errors of the tool', value: found.errors, most: 0 },
        { what: 'tokens issued meanwhile', value: await rows(deployment), least: 1 },
        { what: 'memory grown by', value: grownBytes / 2 ** 20, unit: 'MB', most: 20 },
      ];
    });
  },
};

type Found = {
  readonly generated: number;
  readonly errors: number;
  readonly failures: readonly { code: string; title: string; count: number; operations: string[] }[];
};

async function generate(program: string, { apis, directory }: Deployment, requests: number): Promise<Found> {
  const folder = join(import.meta.dir, '..', 'schemathesis');
  const report = join(directory, 'schemathesis.json');
  const args = [
    ...['--config-file', join(folder, 'schemathesis.toml'), 'run', `${apis[0].running.url}/openapi.json`],
    ...['--max-examples', String(Math.ceil(requests / generousEndpoints)), '--continue-on-failure'],
    ...['--checks', 'all', '--mode', 'all', '--phases', 'examples,coverage,fuzzing,stateful'],
    ...['--generation-database', 'none', '--no-shrink', '--no-color'],
    ...['--report', 'json', '--report-json-path', report],
  ];
  let said = '';
  const { promise, resolve, reject } = Promise.withResolvers<number | null>();
  // It keeps notes of its own in the folder it runs in.
  const env = { ...process.env, SCHEMATHESIS_HOOKS: join(folder, 'hooks.py') };
  const child = spawn(program, args, { cwd: directory, env, stdio: ['ignore', 'pipe', 'pipe'] });
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-4000);
    });
  child.once('error', reject);
  child.once('close', resolve);
  // 1: it found something, which the report tells.
  const exitCode = await promise;
  if (exitCode !== 0 && exitCode !== 1) throw new Error(`schemathesis ended with ${exitCode}:\n${said}`);
  const { test_cases, failures, errors } = await Bun.file(report).json();
  return { generated: test_cases.generated, failures, errors: errors.length };
}

async function rows({ sql }: Deployment): Promise<number> {
  const [found] = await sql`SELECT count(*)::int AS count FROM session_logs`;
  return found.count;
}
