import { freePort } from '../../tools/free-port.ts';
import type { Part } from '../../tools/part.ts';

/** A server that is compared with ours, in a process of its own, and takes connections. */
export type ListeningServer = Part & { readonly url: string };

const startLimitMs = 20_000;

/** Starts it on a free port and resolves when it takes connections; rejects with what it said when it ends first. */
export async function startListening(
  name: string,
  start: (port: string, output: (text: string) => void) => Promise<Part>,
): Promise<ListeningServer> {
  const port = await freePort();
  let said = '';
  const part = await start(String(port), (text) => {
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
