import type { LocalTrack, RemoteTrack, Room } from 'livekit-client';
import { type Flow, type FlowReading, isHeard, isSilent, nextFlow } from './silence.ts';

const readingMilliseconds = 500;

type SilenceListener = { onSilent: () => void; onHeard: () => void };

export type SilenceWatch = {
  /** Whether media have arrived lately; false too where no track tells. */
  isHeard: () => boolean;
  end: () => void;
};

/**
 * Watches whether what the microphone or camera sends is answered at all: a network that drops in silence is noticed
 * by the SDK only after a quarter of a minute. The browser's word that it is offline counts at once.
 */
export function watchSilence(room: Room, { onSilent, onHeard }: SilenceListener): SilenceWatch {
  let flow: Flow | null = null;
  let isReading = false;
  const read = async (): Promise<void> => {
    if (isReading) return;
    isReading = true;
    const reading = await readFlow(room).catch(() => null);
    isReading = false;
    const before = flow;
    flow = reading && nextFlow(flow, reading);
    if (flow === null) return;
    if (isSilent(flow)) onSilent();
    else if (before !== null && flow.last.received > before.last.received) onHeard();
  };
  const timer = setInterval(() => void read(), readingMilliseconds);
  const ended = new AbortController();
  window.addEventListener('offline', onSilent, { signal: ended.signal });
  // With no track either way there is nothing to read: then the browser's word is all there is.
  window.addEventListener('online', () => flow ?? onHeard(), { signal: ended.signal });
  return {
    isHeard: () => flow !== null && isHeard(flow),
    end: () => {
      clearInterval(timer);
      ended.abort();
    },
  };
}

/** What the path of one track has carried so far, preferably one that is being sent; null when there is no track. */
async function readFlow(room: Room): Promise<FlowReading | null> {
  const report = await trackOnTheWay(room)?.getRTCStatsReport();
  if (report === undefined) return null;
  const reading = { at: performance.now(), sent: 0, received: 0 };
  for (const stats of report.values() as Iterable<Record<string, unknown>>) {
    if (stats.type === 'outbound-rtp') reading.sent += Number(stats.packetsSent ?? 0);
    if (stats.type === 'candidate-pair')
      reading.received += Number(stats.bytesReceived ?? 0) + Number(stats.responsesReceived ?? 0);
  }
  return reading;
}

function trackOnTheWay({ localParticipant, remoteParticipants }: Room): LocalTrack | RemoteTrack | undefined {
  for (const { isMuted, track } of localParticipant.trackPublications.values())
    if (!isMuted && track?.isUpstreamPaused === false) return track;
  for (const participant of remoteParticipants.values())
    for (const { track } of participant.trackPublications.values()) if (track !== undefined) return track;
  return undefined;
}
