/** What a connection had sent and received at a moment; `at` in milliseconds. */
export type FlowReading = { at: number; sent: number; received: number };

/** What a series of readings comes to: since when nothing was received although something was sent, and when anything was at all. */
export type Flow = { last: FlowReading; silentSince: number; heardAt: number };

/**
 * An SFU answers what is sent to it within a second (RTCP), and a browser's own checks of the path are answered every
 * 2.5 seconds; so after this long without a single answer the path is dead, and nothing that is sent arrives.
 */
export const silenceMilliseconds = 3_000;

/** Adds a reading. While nothing is sent nothing can be told, so that counts as heard. */
export function nextFlow(flow: Flow | null, reading: FlowReading): Flow {
  if (flow === null) return { last: reading, silentSince: reading.at, heardAt: Number.NEGATIVE_INFINITY };
  const { last } = flow;
  // A connection that was replaced counts from zero again.
  const isHeard = reading.received !== last.received;
  const isSending = reading.sent > last.sent;
  return {
    last: reading,
    silentSince: isHeard || !isSending ? reading.at : flow.silentSince,
    heardAt: isHeard ? reading.at : flow.heardAt,
  };
}

/** Whether what is sent arrives nowhere. */
export function isSilent({ last, silentSince }: Flow): boolean {
  return last.at - silentSince >= silenceMilliseconds;
}

/** Whether something has arrived lately: media go through, whatever has become of the signalling. */
export function isHeard({ last, heardAt }: Flow): boolean {
  return last.at - heardAt < silenceMilliseconds;
}
