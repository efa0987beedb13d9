/** Bytes and packets of all peer connections of a page so far. */
export type Traffic = Record<'audioIn' | 'audioOut' | 'videoIn' | 'videoOut', number>;

declare global {
  interface Window {
    observedMedia: {
      traffic(unit: 'bytes' | 'packets'): Promise<Traffic>;
      /** What each inbound stream of a kind has brought so far, in bytes, by an id of the stream. */
      streams(kind: 'audio' | 'video'): Promise<Record<string, number>>;
      /** Sound that was played so far, in samples, and how much of it the browser made up for what was lost. */
      heard(): Promise<{ played: number; madeUp: number }>;
      getUserMediaCalls(): number;
      /** Tracks of the person's devices that are still open. */
      liveTracks(): number;
    };
  }
}

/**
 * Runs in the page before its own code: keeps every peer connection it opens and counts its questions for devices, so
 * that a test can read the browser's own statistics. Self-contained, for it is sent to the browser as text.
 */
export function observeMedia(): void {
  const connections: RTCPeerConnection[] = [];
  const tracks: MediaStreamTrack[] = [];
  let calls = 0;

  if ('RTCPeerConnection' in window) {
    window.RTCPeerConnection = class extends RTCPeerConnection {
      constructor(configuration?: RTCConfiguration) {
        super(configuration);
        connections.push(this);
      }
    };
  }
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  const original = devices?.getUserMedia.bind(devices);
  if (devices !== undefined && original !== undefined) {
    devices.getUserMedia = async (constraints) => {
      calls++;
      const stream = await original(constraints);
      tracks.push(...stream.getTracks());
      return stream;
    };
  }

  // Reports of connections that were closed are gone with them; what they carried is kept.
  const last = new Map<string, number>();

  window.observedMedia = {
    getUserMediaCalls: () => calls,
    async streams(kind) {
      const streams: Record<string, number> = {};
      for (const [index, connection] of connections.entries())
        for (const report of (
          (await connection.getStats()) as unknown as Map<string, Record<string, number | string>>
        ).values())
          if (report.type === 'inbound-rtp' && report.kind === kind)
            streams[`${index} ${report.id}`] = Number(report.bytesReceived ?? 0);
      return streams;
    },
    async heard() {
      const sum = { played: 0, madeUp: 0 };
      for (const connection of connections)
        for (const report of (
          (await connection.getStats()) as unknown as Map<string, Record<string, number | string>>
        ).values()) {
          if (report.type !== 'inbound-rtp' || report.kind !== 'audio') continue;
          sum.played += Number(report.totalSamplesReceived ?? 0);
          // What is made up while nobody sends is silence, and no loss.
          sum.madeUp += Number(report.concealedSamples ?? 0) - Number(report.silentConcealedSamples ?? 0);
        }
      return sum;
    },
    liveTracks: () => tracks.filter(({ readyState }) => readyState === 'live').length,
    async traffic(unit) {
      const sum = { audioIn: 0, audioOut: 0, videoIn: 0, videoOut: 0 };
      for (const [index, connection] of connections.entries()) {
        const reports = (await connection.getStats()) as unknown as Map<
          string,
          Record<string, number | string>
        >;
        for (const report of reports.values()) {
          const isIn = report.type === 'inbound-rtp';
          if (!isIn && report.type !== 'outbound-rtp') continue;
          const name = `${report.kind}${isIn ? 'In' : 'Out'}`;
          const field = `${unit}${isIn ? 'Received' : 'Sent'}`;
          last.set(`${unit} ${name} ${index} ${report.id}`, Number(report[field] ?? 0));
        }
      }
      for (const [key, value] of last) {
        const [ofUnit, name] = key.split(' ');
        if (ofUnit === unit && name !== undefined) sum[name as keyof typeof sum] += value;
      }
      return sum;
    },
  };
}
