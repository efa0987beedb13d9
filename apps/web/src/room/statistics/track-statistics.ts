/** One report of the browser's `getStats`, as the W3C's webrtc-stats names its fields. Times in seconds but `timestamp`. */
export type Report = {
  readonly id: string;
  readonly type: string;
  /** In milliseconds. */
  readonly timestamp: number;
  readonly [field: string]: unknown;
};

/** All reports of one track at one moment. */
export type Sample = readonly Report[];

/** How one track is doing; null is what the browser does not tell, or not yet. */
export type TrackStatistics = {
  codec: string | null;
  /** The size of the picture that is sent or shown, in pixels; of several layers the largest that flows. */
  size: { width: number; height: number } | null;
  framesPerSecond: number | null;
  /** Between the two samples, of all layers together. */
  bitsPerSecond: number | null;
  /** Lost of what was sent, 0 to 1: received tracks between the samples, sent ones by the last word of the other end. */
  lossRatio: number | null;
  jitterMilliseconds: number | null;
  roundTripMilliseconds: number | null;
};

/** What two samples of a track, one after the other, say about it. Without a first one nothing is known of its rates. */
export function trackStatistics(before: Sample, after: Sample): TrackStatistics {
  const streams = after.filter(({ type }) => type === 'inbound-rtp' || type === 'outbound-rtp');
  const flows = streams.map((stream) => ({
    stream,
    ...flowOf(
      before.find(({ id }) => id === stream.id),
      stream,
    ),
  }));
  const flowing = flows.filter(({ bits }) => bits !== null && bits > 0).map(({ stream }) => stream);
  const shown = largest(flowing.length > 0 ? flowing : streams);
  const farEnd = after.filter(({ type }) => type === 'remote-inbound-rtp');
  const isSent = streams.some(({ type }) => type === 'outbound-rtp');
  const width = numberOf(shown, 'frameWidth');
  const height = numberOf(shown, 'frameHeight');
  return {
    codec: codecOf(shown, after),
    size: width === null || height === null ? null : { width, height },
    framesPerSecond: numberOf(shown, 'framesPerSecond'),
    bitsPerSecond: sumOf(flows.map(({ bits }) => bits)),
    lossRatio: isSent ? most(farEnd, 'fractionLost') : (flows[0]?.lossRatio ?? null),
    jitterMilliseconds: milliseconds(most(isSent ? farEnd : streams, 'jitter')),
    roundTripMilliseconds: milliseconds(
      isSent ? most(farEnd, 'roundTripTime') : numberOf(pairInUse(after), 'currentRoundTripTime'),
    ),
  };
}

/** Bits per second and loss of one stream between two of its reports. */
function flowOf(
  before: Report | undefined,
  after: Report,
): { bits: number | null; lossRatio: number | null } {
  if (before === undefined || after.timestamp <= before.timestamp) return { bits: null, lossRatio: null };
  const grown = (field: string): number =>
    Math.max(0, (numberOf(after, field) ?? 0) - (numberOf(before, field) ?? 0));
  const [lost, received] = [grown('packetsLost'), grown('packetsReceived')];
  const bytes = grown(after.type === 'inbound-rtp' ? 'bytesReceived' : 'bytesSent');
  return {
    bits: (bytes * 8 * 1000) / (after.timestamp - before.timestamp),
    lossRatio: lost + received === 0 ? null : lost / (lost + received),
  };
}

function largest(streams: readonly Report[]): Report | undefined {
  const area = (stream: Report): number =>
    (numberOf(stream, 'frameWidth') ?? 0) * (numberOf(stream, 'frameHeight') ?? 0);
  return streams.toSorted((a, b) => area(b) - area(a))[0];
}

/** `video/VP8` is said as VP8. */
function codecOf(stream: Report | undefined, reports: Sample): string | null {
  const codec = reports.find(({ id, type }) => type === 'codec' && id === stream?.codecId);
  return typeof codec?.mimeType === 'string' ? (codec.mimeType.split('/')[1] ?? null) : null;
}

function pairInUse(reports: Sample): Report | undefined {
  const transport = reports.find(({ type }) => type === 'transport');
  return reports.find(({ id, type, nominated }) =>
    type !== 'candidate-pair'
      ? false
      : transport?.selectedCandidatePairId === undefined
        ? nominated === true
        : id === transport.selectedCandidatePairId,
  );
}

function numberOf(report: Report | undefined, field: string): number | null {
  const value = report?.[field];
  return typeof value === 'number' ? value : null;
}

function most(reports: readonly Report[], field: string): number | null {
  const values = reports.map((report) => numberOf(report, field)).filter((value) => value !== null);
  return values.length === 0 ? null : Math.max(...values);
}

function sumOf(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((total, value) => total + value, 0);
}

function milliseconds(seconds: number | null): number | null {
  return seconds === null ? null : seconds * 1000;
}
