import { type ListeningServer, startListening } from './listening-server.ts';
import { buildForNode, startUnderNode } from './node-program.ts';

/** Starts `servers/<name>.ts` under Node.js and resolves when it takes connections. */
export async function startNodeServer(
  node: string,
  name: string,
  env: Readonly<Record<string, string>>,
): Promise<ListeningServer> {
  const program = await buildForNode(`servers/${name}.ts`);
  return startListening(name, (PORT, output) => startUnderNode(node, program, { ...env, PORT }, output));
}
