import { figures } from './figures.ts';
import { type Layer, receivedPictures } from './received-pictures.ts';

/** What a room or many of them are for the SFU. */
export type Load = {
  readonly participants: number;
  readonly tracksIn: number;
  readonly tracksOut: number;
  /** In and out together. */
  readonly packetsPerSecond: number;
  readonly bitsInPerSecond: number;
  readonly bitsOutPerSecond: number;
};

/** Who in the room has a camera on, from 0 to 1. */
export type Habits = { readonly cameraShare: number };

type Stream = { readonly packets: number; readonly bits: number };

/** What a room of so many is for its node, when all look at their first page. */
export function roomLoad(count: number, { cameraShare }: Habits): Load {
  const seen = receivedPictures(count);
  const pictures = sum(seen.map(videoStream));
  const sent = sum(sentLayers(seen).map(videoStream));
  const { speakersAtOnce, mostOpenMicrophones } = figures.voice;
  const open = Math.min(count, mostOpenMicrophones);
  const speakers = Math.min(open, speakersAtOnce);
  const voices = sum([times(voiceStream, speakers), times(silenceStream, open - speakers)]);
  // Each receives the voices of the others: on the whole those of all, once for each listener.
  const into = sum([times(sent, count * cameraShare), voices]);
  const out = sum([times(pictures, count * cameraShare), times(voices, count - 1)]);
  return {
    participants: count,
    tracksIn: Math.round(count * cameraShare) + open,
    tracksOut: Math.round(count * seen.length * cameraShare) + open * (count - 1),
    packetsPerSecond: into.packets + out.packets,
    bitsInPerSecond: into.bits,
    bitsOutPerSecond: out.bits,
  };
}

/** The same room so many times; may be a part of one. */
export function manyRooms(load: Load, rooms: number): Load {
  return {
    participants: load.participants * rooms,
    tracksIn: load.tracksIn * rooms,
    tracksOut: load.tracksOut * rooms,
    packetsPerSecond: load.packetsPerSecond * rooms,
    bitsInPerSecond: load.bitsInPerSecond * rooms,
    bitsOutPerSecond: load.bitsOutPerSecond * rooms,
  };
}

/** The share of a node's cores, or of its network card where that is more. 1: nothing is left. */
export function nodeShare({ packetsPerSecond, bitsOutPerSecond }: Load, cores: number): number {
  const { packetsPerCore, networkBitsPerSecond } = figures.sfu;
  return Math.max(packetsPerSecond / (packetsPerCore * cores), bitsOutPerSecond / networkBitsPerSecond);
}

/** A camera sends the largest layer that anyone wants and those below it (dynacast). */
function sentLayers(seen: readonly Layer[]): readonly Layer[] {
  const highest = Math.max(0, ...seen.map(({ height }) => height));
  return figures.camera.layers.filter(({ height }) => height <= highest);
}

function videoStream({ bitsPerSecond, picturesPerSecond }: Layer): Stream {
  const packets = Math.max(bitsPerSecond / 8 / figures.camera.bytesOfPacket, picturesPerSecond);
  return { packets, bits: bitsPerSecond + packets * figures.bytesOfHeaders * 8 };
}

const voiceStream: Stream = {
  packets: figures.voice.packetsPerSecond,
  bits: figures.voice.bitsPerSecond + figures.voice.packetsPerSecond * figures.bytesOfHeaders * 8,
};

const silenceStream: Stream = {
  packets: figures.voice.silentPacketsPerSecond,
  bits:
    figures.voice.silentPacketsPerSecond * (figures.voice.silentBytesOfPacket + figures.bytesOfHeaders) * 8,
};

function times({ packets, bits }: Stream, factor: number): Stream {
  return { packets: packets * factor, bits: bits * factor };
}

function sum(streams: readonly Stream[]): Stream {
  return {
    packets: streams.reduce((total, { packets }) => total + packets, 0),
    bits: streams.reduce((total, { bits }) => total + bits, 0),
  };
}
