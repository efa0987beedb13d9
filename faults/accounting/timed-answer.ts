/** One answer; times as `performance.now()` has them, status 0 for none. */
export type TimedAnswer = { readonly askedAt: number; readonly tookMs: number; readonly status: number };

/** A time in which something was broken. */
export type Span = { readonly from: number; readonly to: number };

/** The answers that were asked for in one of the spans. Pure. */
export function askedDuring(answers: readonly TimedAnswer[], spans: readonly Span[]): TimedAnswer[] {
  return answers.filter(({ askedAt }) => spans.some(({ from, to }) => askedAt >= from && askedAt <= to));
}
