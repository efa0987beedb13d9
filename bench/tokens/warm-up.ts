import { putLoad } from '../load/put-load.ts';
import { tokenOrder } from './token-order.ts';

/** What runs for the first time is compiled first: the API's thread needs some 20,000 tokens until little of that is left. */
const warmUpSeconds = 20;

/** Brings a server to where it runs as it will; answers with how many tokens it gave out meanwhile. */
export async function warmUp(node: string, url: string): Promise<number> {
  const order = { ...tokenOrder, url: `${url}/auth/token`, warmUpSeconds, seconds: 0 };
  return (await putLoad(node, order)).answered;
}
