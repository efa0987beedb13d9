/** What one `getStats` of a sender or receiver answered. */
export type RecordedStats = { id: string; type: string; timestamp: number; [field: string]: unknown }[];

declare global {
  interface Window {
    recordedStats: RecordedStats[];
  }
}

/**
 * Runs in the page before its own code: keeps what senders and receivers answer to `getStats`, whoever asks, so that a
 * test can hold against it what the page makes of it. Self-contained, for it is sent to the browser as text.
 */
export function observeStatistics(): void {
  window.recordedStats = [];
  for (const { prototype } of [RTCRtpSender, RTCRtpReceiver]) {
    const original = prototype.getStats;
    prototype.getStats = async function getStats(this: RTCRtpSender & RTCRtpReceiver) {
      const reports = await original.call(this);
      window.recordedStats.push([...(reports as unknown as Map<string, RecordedStats[number]>).values()]);
      window.recordedStats.splice(0, window.recordedStats.length - 80);
      return reports;
    };
  }
}
