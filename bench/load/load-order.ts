/** What is to be asked of a server, and for how long. */
export type LoadOrder = {
  /** Where each request is sent, as a POST; several share the connections evenly. */
  readonly url: string | readonly string[];
  readonly body: string;
  /** Each has one request under way at a time. */
  readonly connections: number;
  /** All connections together; as many as are answered without it. */
  readonly requestsPerSecond?: number;
  /** From how many addresses the callers of one connection come, as a proxy says. */
  readonly addressesEach: number;
  /** Under the same load, before anything is measured. */
  readonly warmUpSeconds: number;
  readonly seconds: number;
};

/** What came of it. */
export type LoadReading = {
  /** Answers 2xx in the time that was measured. */
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Answers 2xx in all, with those of the warm-up. */
  readonly answered: number;
  /** All other answers, and requests without one. */
  readonly failed: number;
};
