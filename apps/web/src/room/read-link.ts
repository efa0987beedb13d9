import { ConnectionQuality, type Room } from 'livekit-client';
import type { Packets, Reading } from './data-saver-offer.ts';

type Report = {
  type: string;
  packetsReceived?: number;
  packetsSent?: number;
  packetsLost?: number;
  qualityLimitationReason?: string;
};

/** What the SFU and the browser's statistics say of one's own connection now. */
export async function readLink(room: Room, at: number): Promise<Reading> {
  const inbound = await reportsOf(
    [...room.remoteParticipants.values()].flatMap((participant) =>
      [...participant.trackPublications.values()].map(({ track }) => track),
    ),
  );
  const outbound = await reportsOf(
    [...room.localParticipant.trackPublications.values()].map(({ track }) => track),
  );
  const quality = room.localParticipant.connectionQuality;
  return {
    at,
    isPoor: quality === ConnectionQuality.Poor || quality === ConnectionQuality.Lost,
    received: {
      arrived: sum(inbound, 'inbound-rtp', 'packetsReceived'),
      lost: sum(inbound, 'inbound-rtp', 'packetsLost'),
    } satisfies Packets,
    sent: {
      arrived: sum(outbound, 'outbound-rtp', 'packetsSent'),
      lost: sum(outbound, 'remote-inbound-rtp', 'packetsLost'),
    } satisfies Packets,
    isHeldBack: outbound.some(({ qualityLimitationReason }) => qualityLimitationReason === 'bandwidth'),
  };
}

type Source = { getRTCStatsReport(): Promise<RTCStatsReport | undefined> };

async function reportsOf(tracks: readonly (Source | undefined)[]): Promise<Report[]> {
  const reports = await Promise.all(tracks.map((track) => track?.getRTCStatsReport()));
  // The DOM's type of a report says nothing of what is in it.
  return reports.flatMap((report) => (report === undefined ? [] : ([...report.values()] as Report[])));
}

function sum(
  reports: readonly Report[],
  type: string,
  field: 'packetsReceived' | 'packetsSent' | 'packetsLost',
): number {
  return reports
    .filter((report) => report.type === type)
    .reduce((total, report) => total + (report[field] ?? 0), 0);
}
