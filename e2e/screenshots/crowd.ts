import {
  AudioFrame,
  AudioSource,
  dispose,
  LocalAudioTrack,
  LocalVideoTrack,
  Room,
  TrackSource,
  VideoBufferType,
  VideoFrame,
  VideoSource,
} from '@livekit/rtc-node';
import type { Stack } from '../stack.ts';
import { voiceHum } from '../voice-hum.ts';
import { drawnFrames, pictureSize } from './drawn-frames.ts';

/** They are to be seen moving, not to keep a machine busy. */
const framesPerSecond = 4;

/** Names as the world has them: many scripts, long ones, short ones. */
const names = [
  'Bia Lima',
  'Caio Prado',
  'Davi Nakamura',
  'Élise Ramos',
  '李小龙',
  'مريم الفاسي',
  'Иван Петров',
  'Zoë Müller-Lüdenscheidt',
  'नीहारिका शर्मा',
  'Ana Maria de Albuquerque Cavalcanti e Silva',
  '山田太郎',
  'Ωμέγα Παπαδοπούλου',
  'דוד כהן',
  'Nguyễn Thị Ánh',
  'Jo',
  '김민지',
  'สมชาย ใจดี',
  'Ọládélé',
  'Łukasz Żółć',
  'გიორგი',
  'Ñandú Pérez',
  'Ærø Øyvind',
  'தமிழ்ச்செல்வி',
  'Max 🎧',
];

const sampleRate = 48_000;
/** Milliseconds of sound in one piece. */
const pieceLength = 20;

type Guest = { leave: () => Promise<void> };

/** Synthetic participants of one room, without a browser: moving pictures, some cameras off, some muted, the first one speaking. */
export class Crowd {
  readonly #stack: Stack;
  readonly #roomName: string;
  readonly #guests: Guest[] = [];

  constructor(stack: Stack, roomName: string) {
    this.#stack = stack;
    this.#roomName = roomName;
  }

  /** Lets people in or out until so many are there, at most 24. */
  async resize(count: number): Promise<void> {
    while (this.#guests.length > count) await this.#guests.pop()?.leave();
    while (this.#guests.length < count) this.#guests.push(await this.#arrive(this.#guests.length));
  }

  /** Sends everyone away and ends what rtc-node runs in this process. */
  async close(): Promise<void> {
    await this.resize(0);
    await dispose();
  }

  async #arrive(index: number): Promise<Guest> {
    const name = names[index] ?? `Guest ${index}`;
    const room = new Room();
    await room.connect(this.#stack.sfuUrl, await this.#stack.token(this.#roomName, name), {
      autoSubscribe: false,
      dynacast: false,
    });
    const isMuted = index % 4 === 1;
    const isCameraOff = index % 5 === 3;
    const stopVoice = isMuted ? null : await publishMicrophone(room, index === 0);
    const stopPicture = isCameraOff ? null : await publishCamera(room, index);
    return {
      async leave() {
        stopPicture?.();
        await stopVoice?.();
        await room.disconnect();
      },
    };
  }
}

/** Answers with what ends it. */
async function publishMicrophone(room: Room, isSpeaking: boolean): Promise<() => Promise<void>> {
  const source = new AudioSource(sampleRate, 1);
  const track = LocalAudioTrack.createAudioTrack('microphone', source);
  await room.localParticipant?.publishTrack(track, publishOptions(TrackSource.SOURCE_MICROPHONE));
  let isOver = false;
  const speak = async (): Promise<void> => {
    for (let count = 0; isSpeaking && !isOver; count++) await source.captureFrame(voice(count));
  };
  const spoken = speak();
  return () => {
    isOver = true;
    return spoken;
  };
}

/** Louder and softer: of a voice that never changes the SFU tells those who come later nothing. */
function voice(count: number): AudioFrame {
  const length = (sampleRate * pieceLength) / 1000;
  const samples = Int16Array.from({ length }, (_unused, index) => {
    const seconds = (count * length + index) / sampleRate;
    return Math.round(16_000 * (0.65 + 0.35 * Math.sin(2.5 * seconds)) * voiceHum(seconds));
  });
  return new AudioFrame(samples, sampleRate, 1, length);
}

/** Answers with what ends it. */
async function publishCamera(room: Room, index: number): Promise<() => void> {
  const { width, height } = pictureSize;
  const source = new VideoSource(width, height);
  const frames = drawnFrames(index).map(
    (pixels) => new VideoFrame(pixels, width, height, VideoBufferType.RGBA),
  );
  const track = LocalVideoTrack.createVideoTrack('camera', source);
  let shown = 0;
  const timer = setInterval(() => {
    const frame = frames[shown++ % frames.length];
    if (frame !== undefined) source.captureFrame(frame);
  }, 1000 / framesPerSecond);
  await room.localParticipant?.publishTrack(track, publishOptions(TrackSource.SOURCE_CAMERA));
  return () => clearInterval(timer);
}

/** A plain object: the SDK's own class wants every field. */
function publishOptions(
  source: TrackSource,
): Parameters<NonNullable<Room['localParticipant']>['publishTrack']>[1] {
  return { source, simulcast: false } as Parameters<NonNullable<Room['localParticipant']>['publishTrack']>[1];
}
