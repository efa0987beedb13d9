import { toldHistories } from '../../apps/api/e2e/told-history.ts';
import type { Deployment } from '../parts/deployment.ts';
import { addressOf, askForToken } from './ask-for-token.ts';
import { Books } from './books.ts';
import { sideBySide } from './offer.ts';
import { playHistory } from './play-history.ts';

const width = 8;
/** Four people a history: below what all callers may ask for in a second. */
const historiesPerSecond = 30;

/** Plays so many histories on a deployment where nothing fails; throws when something does. */
export async function playHistories(
  { apis, webhookKey }: Deployment,
  count: number,
): Promise<{ readonly books: Books; readonly webhooks: readonly object[] }> {
  const books = new Books();
  const webhooks: object[] = [];
  const apiUrl = apis[0].running.url;
  let callers = 0;
  const obtainIdentity = async (roomName: string) => {
    callers += 1;
    const answer = await askForToken({ apiUrl, address: addressOf(callers), roomName });
    books.noteToken(answer);
    if (answer.identity === null) throw new Error(`a token request was answered with ${answer.status}`);
    return answer.identity;
  };
  const told = toldHistories(count).filter(({ history }) => history.events.length > 0);
  const since = performance.now();
  await sideBySide(width, told, async (each, index) => {
    await Bun.sleep(Math.max(0, since + (index / historiesPerSecond) * 1000 - performance.now()));
    const onWebhook = (webhook: object) => webhooks.push(webhook);
    await playHistory(each, { apiUrl, webhookKey, books, obtainIdentity, onWebhook });
  });
  if (books.dropped > 0) throw new Error(`${books.dropped} webhooks were refused`);
  return { books, webhooks };
}
