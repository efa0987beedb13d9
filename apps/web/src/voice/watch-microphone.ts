import { LocalAudioTrack, type Room, RoomEvent, Track } from 'livekit-client';
import {
  initialMemory,
  type MicrophoneSample,
  type MicrophoneTruth,
  nextMemory,
} from './microphone-truth.ts';
import { noiseSuppressorOf, sourceTrackOf } from './suppress-noise.ts';

const lookMilliseconds = 500;

/**
 * Looks twice a second, while the microphone is on, at what its sender really does, and tells when that changes. Until what
 * it returns is called.
 */
export function watchMicrophone(
  room: Room,
  isConnected: () => boolean,
  onTruth: (truth: MicrophoneTruth) => void,
): () => void {
  let memory = initialMemory;
  let heard = 0;
  let isLooking = false;
  let isOver = false;

  const look = async (): Promise<void> => {
    if (isLooking) return;
    isLooking = true;
    const sample = await lookAt(room, isConnected()).catch(() => null);
    isLooking = false;
    if (sample === null || isOver) return;
    // A suppressor's output is no witness of silence, its input is.
    if (sample.hasSound !== null) heard += sample.hasSound ? 1 : 0;
    const soundEnergy = sample.hasSound === null ? sample.soundEnergy : heard;
    const { truth } = memory;
    memory = nextMemory(memory, { ...sample, soundEnergy });
    if (memory.truth !== truth) onTruth(memory.truth);
  };
  const lookNow = (): void => void look();
  const changes = [RoomEvent.TrackMuted, RoomEvent.TrackUnmuted, RoomEvent.LocalTrackUnpublished] as const;
  for (const change of changes) room.on(change, lookNow);
  const timer = setInterval(lookNow, lookMilliseconds);
  return () => {
    isOver = true;
    clearInterval(timer);
    for (const change of changes) room.off(change, lookNow);
  };
}

async function lookAt(
  room: Room,
  isConnected: boolean,
): Promise<MicrophoneSample & { hasSound: boolean | null }> {
  const publication = room.localParticipant.getTrackPublication(Track.Source.Microphone);
  const track = publication?.track;
  const isOn = publication !== undefined && !publication.isMuted;
  const nothing = { source: null, packetsSent: null, soundEnergy: null, hasSound: null };
  if (!isOn || !(track instanceof LocalAudioTrack))
    return { at: performance.now(), isOn, isConnected, ...nothing };
  const source = sourceTrackOf(track);
  const counts = await sentBy(track);
  return {
    at: performance.now(),
    isOn,
    isConnected,
    source: { id: source.id, isEnded: source.readyState === 'ended', isMutedBySystem: source.muted },
    hasSound: noiseSuppressorOf(track)?.hears() ?? null,
    ...counts,
  };
}

async function sentBy(
  track: LocalAudioTrack,
): Promise<Pick<MicrophoneSample, 'packetsSent' | 'soundEnergy'>> {
  const counts: Pick<MicrophoneSample, 'packetsSent' | 'soundEnergy'> = {
    packetsSent: null,
    soundEnergy: null,
  };
  const reports = await track.sender?.getStats();
  for (const report of reports?.values() ?? []) {
    if (report.type === 'outbound-rtp') counts.packetsSent = report.packetsSent ?? null;
    if (report.type === 'media-source') counts.soundEnergy = report.totalAudioEnergy ?? null;
  }
  return counts;
}
