import { freePort } from '../../tools/free-port.ts';
import type { Part } from '../../tools/part.ts';
import { buildForNode, startUnderNode } from './node-program.ts';

/** A server that is compared with ours, in a process of its own. */
export type NodeServer = Part & { readonly url: string };

const startLimitMs = 20_000;

/** Starts `servers/<name>.ts` under Node.js and resolves when it takes connections; rejects with what it said when it ends first. */
export async function startNodeServer(
  node: string,
  name: string,
  env: Readonly<Record<string, string>>,
): Promise<NodeServer> {
  const program = await buildForNode(`servers/${name}.ts`);
  const port = await freePort();
  let said = '';
  const part = await startUnderNode(node, program, { ...env, PORT: String(port) }, (text) => {
    said += text;
  });
  let isGone = false;
  void part.exited.then(() => {
    isGone = true;
  });
  const deadline = Date.now() + startLimitMs;
  while (!isGone && Date.now() < deadline) {
    if (await takesConnections(port)) return { ...part, url: `http://127.0.0.1:${port}` };
    await Bun.sleep(20);
  }
  await part.kill();
  throw new Error(`${name} did not come up:\n${said}`);
}

async function takesConnections(port: number): Promise<boolean> {
  const socket = await Bun.connect({ hostname: '127.0.0.1', port, socket: { data() {} } }).catch(() => null);
  socket?.end();
  return socket !== null;
}
