import { type ToldHistory, webhookOf } from '../../apps/api/e2e/told-history.ts';
import type { SessionEvent } from '../../apps/api/src/sessions/session-lifecycle.ts';
import type { ExpectedRow } from '../../apps/api/src/sessions/true-connection.ts';
import type { History } from '../../apps/api/src/sessions/true-history.ts';
import type { Books } from './books.ts';
import { deliverAsLivekit } from './deliver-as-livekit.ts';

export type Teller = {
  readonly apiUrl: string;
  readonly webhookKey: { readonly apiKey: string; readonly apiSecret: string };
  readonly books: Books;
  /** Asks until there is a token; its identity, or null when the load is over before. */
  readonly obtainIdentity: (roomName: string) => Promise<string | null>;
  /** Hears of each webhook before it is sent. */
  readonly onWebhook?: (webhook: object) => void;
};

/**
 * Lets a history happen: a token for each of its people from the API, then what the SFU would tell, in order room by
 * room. The books have how its rows must stand; of one with a webhook given up, only that the tokens' rows are there.
 */
export async function playHistory({ history }: ToldHistory, teller: Teller): Promise<void> {
  const { books, apiUrl, webhookKey } = teller;
  const identities = new Map<string, string>();
  for (const { identity, roomName } of history.tokens) {
    const issued = await teller.obtainIdentity(roomName);
    if (issued === null) {
      books.brokenOff.push(...identities.values());
      return;
    }
    identities.set(identity, issued);
  }
  const { events, rows } = moved(history, identities, Date.now());
  const queues = Map.groupBy(events, ({ roomName }) => roomName);
  let isWhole = true;
  await Promise.all(
    [...queues.values()].map(async (queue) => {
      for (const event of queue) {
        const webhook = webhookOf(event);
        teller.onWebhook?.(webhook);
        const delivered = await deliverAsLivekit(apiUrl, webhookKey, webhook);
        if (!books.noteWebhook(event.id, delivered)) isWhole = false;
      }
    }),
  );
  if (isWhole) books.histories.push(rows);
  else books.brokenOff.push(...identities.values());
}

type Moved = { readonly events: SessionEvent[]; readonly rows: ExpectedRow[] };

/** The history with other identities and begun at another time, moved by whole seconds: its ties stay what they are. Pure. */
export function moved(history: History, identities: ReadonlyMap<string, string>, beginMs: number): Moved {
  const first = Math.min(...history.events.map(({ at }) => at.getTime()));
  const byMs = Math.ceil((beginMs - first) / 1000) * 1000;
  const whoIs = (identity: string) => identities.get(identity) ?? identity;
  const later = (time: Date) => new Date(time.getTime() + byMs);
  const orNull = (time: Date | null) => (time === null ? null : later(time));
  const events = history.events.map((event): SessionEvent => {
    const at = later(event.at);
    if (!('identity' in event)) return { ...event, at };
    return { ...event, at, identity: whoIs(event.identity), connectedAt: later(event.connectedAt) };
  });
  const rows = history.rows.map((row) => ({
    ...row,
    identity: whoIs(row.identity),
    joinedAt: orNull(row.joinedAt),
    abortedAt: orNull(row.abortedAt),
    leftAt: orNull(row.leftAt),
  }));
  return { events, rows };
}
