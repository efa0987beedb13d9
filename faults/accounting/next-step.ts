/** What came of one attempt to deliver a webhook: an HTTP status, or no connection. */
export type Attempt = number | 'unreachable';

/** What LiveKit does next: it takes the webhook for delivered, sends it again after so long, or forgets it. */
export type NextStep =
  | { readonly kind: 'delivered' }
  | { readonly kind: 'again'; readonly afterMs: number }
  | { readonly kind: 'dropped' };

/** Between one attempt and the next; so attempts begin 0, 1, 3, 7 and 15 s after the first when each fails at once. */
const delaysMs = [1000, 2000, 4000, 8000];

/** LiveKit 1.13.5 tries five times, and only after a 5xx or without a connection; a 4xx counts as delivered. Pure. */
export function nextStep(attempt: Attempt, attempts: number): NextStep {
  if (attempt !== 'unreachable' && attempt < 500) return { kind: 'delivered' };
  const afterMs = delaysMs[attempts - 1];
  return afterMs === undefined ? { kind: 'dropped' } : { kind: 'again', afterMs };
}
