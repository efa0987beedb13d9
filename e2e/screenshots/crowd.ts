import {
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

type Guest = { room: Room; timer: ReturnType<typeof setInterval> | null };

/** Synthetic participants of one room, without a browser: moving pictures, some cameras off, some muted. */
export class Crowd {
  readonly #join: (name: string) => Promise<{ url: string; token: string }>;
  readonly #guests: Guest[] = [];

  /** `join` brings the way in for someone of that name. */
  constructor(join: (name: string) => Promise<{ url: string; token: string }>) {
    this.#join = join;
  }

  /** Lets people in or out until so many are there, at most 24. */
  async resize(count: number): Promise<void> {
    while (this.#guests.length > count) await leave(this.#guests.pop());
    while (this.#guests.length < count) this.#guests.push(await this.#arrive(this.#guests.length));
  }

  /** Sends everyone away and ends what rtc-node runs in this process. */
  async close(): Promise<void> {
    await this.resize(0);
    await dispose();
  }

  async #arrive(index: number): Promise<Guest> {
    const name = names[index] ?? `Guest ${index}`;
    const { url, token } = await this.#join(name);
    const room = new Room();
    await room.connect(url, token, { autoSubscribe: false, dynacast: false });
    const isMuted = index % 4 === 1;
    const isCameraOff = index % 5 === 3;
    if (!isMuted) await publishMicrophone(room);
    return { room, timer: isCameraOff ? null : await publishCamera(room, index) };
  }
}

async function publishMicrophone(room: Room): Promise<void> {
  const track = LocalAudioTrack.createAudioTrack('microphone', new AudioSource(48_000, 1));
  await room.localParticipant?.publishTrack(track, publishOptions(TrackSource.SOURCE_MICROPHONE));
}

async function publishCamera(room: Room, index: number): Promise<ReturnType<typeof setInterval>> {
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
  return timer;
}

async function leave(guest: Guest | undefined): Promise<void> {
  if (guest?.timer) clearInterval(guest.timer);
  await guest?.room.disconnect();
}

/** A plain object: the SDK's own class wants every field. */
function publishOptions(
  source: TrackSource,
): Parameters<NonNullable<Room['localParticipant']>['publishTrack']>[1] {
  return { source, simulcast: false } as Parameters<NonNullable<Room['localParticipant']>['publishTrack']>[1];
}
