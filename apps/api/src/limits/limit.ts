import type { Config } from '../config/config.ts';

/** What a limit may look at of a request, before anything of it is trusted. */
export type LimitedRequest = { readonly ip?: string | undefined; readonly body: unknown };

/** How many requests of one kind are let through in a window of time. */
export type Limit = {
  /** Names its counters; limits of one name share them. */
  readonly name: string;
  readonly windowSeconds: number;
  readonly most: (config: Config) => number;
  /** Which counter a request goes to; null: this limit has no say about it. */
  readonly keyOf: (request: LimitedRequest) => string | null;
};
