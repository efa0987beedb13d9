import { useRoomContext } from '@livekit/components-react';
import { type Participant, type Room, Track } from 'livekit-client';
import { useEffect, useState } from 'react';
import { type Report, type Sample, type TrackStatistics, trackStatistics } from './track-statistics.ts';

/** One track that is sent from here or received here. */
export type TrackRow = {
  key: string;
  participant: Participant;
  kind: 'microphone' | 'camera';
  statistics: TrackStatistics;
};

/** How often the browser is asked, in milliseconds. */
const intervalMilliseconds = 1000;

const kinds = {
  microphone: Track.Source.Microphone,
  camera: Track.Source.Camera,
} as const;

/** How every track is doing, one's own first, anew each second for as long as this is drawn; null until the first look. */
export function useTrackStatistics(): TrackRow[] | null {
  const room = useRoomContext();
  const [rows, setRows] = useState<TrackRow[] | null>(null);
  useEffect(() => {
    let samples = new Map<string, Sample>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isOver = false;
    const look = async (): Promise<void> => {
      const { rows, samples: taken } = await sampleTracks(room, samples);
      if (isOver) return;
      samples = taken;
      setRows(rows);
      timer = setTimeout(() => void look(), intervalMilliseconds);
    };
    void look();
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [room]);
  return rows;
}

async function sampleTracks(
  room: Room,
  before: ReadonlyMap<string, Sample>,
): Promise<{ rows: TrackRow[]; samples: Map<string, Sample> }> {
  const taken = await Promise.all(
    tracksOf(room).map(async (each) => ({ ...each, sample: await sampleOf(each.track) })),
  );
  return {
    samples: new Map(taken.map(({ key, sample }) => [key, sample])),
    rows: taken.map(({ key, participant, kind, sample }) => ({
      key,
      participant,
      kind,
      statistics: trackStatistics(before.get(key) ?? [], sample),
    })),
  };
}

type PublishedTrack = Omit<TrackRow, 'statistics'> & { track: Track };

function tracksOf(room: Room): PublishedTrack[] {
  return [room.localParticipant, ...room.remoteParticipants.values()].flatMap((participant) =>
    (['microphone', 'camera'] as const).flatMap((kind) => {
      const track = participant.getTrackPublication(kinds[kind])?.track;
      return track === undefined
        ? []
        : [{ key: `${participant.identity} ${track.sid}`, participant, kind, track }];
    }),
  );
}

async function sampleOf(track: Track): Promise<Sample> {
  // A track that was just taken away has no report any more.
  const reports = await track.getRTCStatsReport().catch(() => undefined);
  return [...((reports as ReadonlyMap<string, Report> | undefined)?.values() ?? [])];
}
