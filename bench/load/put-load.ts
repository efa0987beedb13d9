import { runQuietly } from '../../tools/checks/run-program.ts';
import { buildForNode } from '../servers/node-program.ts';
import type { LoadOrder, LoadReading } from './load-order.ts';

/** Has a process of its own ask a server as ordered, and answers with its reading. */
export async function putLoad(node: string, order: LoadOrder): Promise<LoadReading> {
  const args = [await buildForNode('load/drive.ts'), JSON.stringify(order)];
  const { exitCode, output } = await runQuietly({
    command: node,
    args,
    cwd: process.cwd(),
    env: process.env,
  });
  if (exitCode !== 0) throw new Error(`the load ended with exit code ${exitCode}:\n${output}`);
  return JSON.parse(output.trim().split('\n').at(-1) ?? '');
}
