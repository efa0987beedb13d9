import {
  AudioFrame,
  AudioSource,
  AudioStream,
  LocalAudioTrack,
  LocalVideoTrack,
  type RemoteParticipant,
  type RemoteTrack,
  type RemoteTrackPublication,
  Room,
  RoomEvent,
  TrackKind,
  TrackPublishOptions,
  TrackSource,
  VideoBufferType,
  VideoFrame,
  VideoSource,
} from '@livekit/rtc-node';
import type { Stack } from './stack.ts';
import { voiceHum } from './voice-hum.ts';

/** How large a picture is, in pixels. */
type Size = { readonly width: number; readonly height: number };

const small: Size = { width: 160, height: 90 };
const framesPerSecond = 5;
const sampleRate = 48_000;
/** Milliseconds of sound in one piece. */
const pieceLength = 20;

/** Someone without a browser: enters a room with a token of the API and sends what they are told to. */
export class SyntheticPerson {
  readonly #room: Room;
  readonly #stops: (() => Promise<void>)[] = [];

  private constructor(
    readonly name: string,
    room: Room,
  ) {
    this.#room = room;
  }

  /** `address` is where they seem to come from, as {@link Stack.token} has it. */
  static async enter(
    stack: Stack,
    roomName: string,
    name: string,
    address?: string,
  ): Promise<SyntheticPerson> {
    return SyntheticPerson.enterWith(stack, await stack.token(roomName, name, address), name);
  }

  /** With a token that was fetched before. */
  static async enterWith(stack: Stack, token: string, name: string): Promise<SyntheticPerson> {
    const room = new Room();
    // Whoever only sends wants nothing back.
    await room.connect(stack.sfuUrl, token, { autoSubscribe: false, dynacast: false });
    return new SyntheticPerson(name, room);
  }

  get identity(): string {
    return this.#room.localParticipant?.identity ?? '';
  }

  /** Sends a picture that moves: one that is small, or a larger one in as many sizes as LiveKit's SDK makes of it. */
  async turnOnCamera(size = small): Promise<void> {
    const source = new VideoSource(size.width, size.height);
    const track = LocalVideoTrack.createVideoTrack('camera', source);
    const simulcast = size.width > small.width;
    const options = new TrackPublishOptions({ source: TrackSource.SOURCE_CAMERA, simulcast });
    await this.#room.localParticipant?.publishTrack(track, options);
    let count = 0;
    const timer = setInterval(() => source.captureFrame(picture(size, count++)), 1000 / framesPerSecond);
    this.#stops.push(async () => {
      clearInterval(timer);
      await track.close();
    });
  }

  /** Sends a voice-like hum when told to, and silence otherwise. */
  async turnOnMicrophone(): Promise<{ speak: (isSpeaking: boolean) => void }> {
    const source = new AudioSource(sampleRate, 1);
    const track = LocalAudioTrack.createAudioTrack('microphone', source);
    const options = new TrackPublishOptions({ source: TrackSource.SOURCE_MICROPHONE });
    await this.#room.localParticipant?.publishTrack(track, options);
    let isSpeaking = false;
    let isOver = false;
    const play = async (): Promise<void> => {
      for (let count = 0; !isOver; count++) await source.captureFrame(sound(count, isSpeaking));
    };
    const played = play();
    this.#stops.push(async () => {
      isOver = true;
      await played;
      await track.close();
    });
    return {
      speak: (wanted) => {
        isSpeaking = wanted;
      },
    };
  }

  /** The names of who else is in the room, as far as they know. */
  get others(): string[] {
    return [...this.#room.remoteParticipants.values()].map(({ name }) => name ?? '');
  }

  /**
   * Receives the sound of everybody else, now and later. Answers, each time it is called, with how many pieces of 10 ms
   * have come of each person, by name, that were loud: what is made up for a sound that does not come soon is silence.
   */
  listen(): () => ReadonlyMap<string, number> {
    const heard = new Map<string, number>();
    const want = (publication: RemoteTrackPublication): void => {
      if (publication.kind === TrackKind.KIND_AUDIO) publication.setSubscribed(true);
    };
    const hear = async (track: RemoteTrack, { name = '' }: RemoteParticipant): Promise<void> => {
      const reader = new AudioStream(track).getReader();
      this.#stops.push(() => reader.cancel());
      for (let piece = await reader.read(); !piece.done; piece = await reader.read())
        if (isLoud(piece.value)) heard.set(name, (heard.get(name) ?? 0) + 1);
    };
    this.#room.on(RoomEvent.TrackPublished, want);
    this.#room.on(RoomEvent.TrackSubscribed, (track, _publication, from) => void hear(track, from));
    for (const other of this.#room.remoteParticipants.values())
      for (const publication of other.trackPublications.values()) want(publication);
    return () => heard;
  }

  async leave(): Promise<void> {
    for (const stop of this.#stops.splice(0)) await stop();
    await this.#room.disconnect();
  }
}

/** So many people with their cameras on, one after the other. */
export async function manySyntheticPeople(
  stack: Stack,
  roomName: string,
  count: number,
  size?: Size,
): Promise<SyntheticPerson[]> {
  const people: SyntheticPerson[] = [];
  for (const name of names.slice(0, count)) {
    const person = await SyntheticPerson.enter(stack, roomName, name);
    await person.turnOnCamera(size);
    people.push(person);
  }
  return people;
}

const names = (
  'Bia Lima,Caio Prado,Davi Nakamura,Élise Ramos,Fábio Reis,Gabi Moura,Hugo Sá,Íris Pontes,João Dantas,Kátia Nunes,' +
  'Léo Barros,Mara Vidal,Nina Castro,Otto Freitas,Pedro Alves,Quésia Rocha,Rafa Mendes,Sara Teles,Tomás Leal,' +
  'Ugo Bastos,Vera Cunha,Wagner Pires,Xênia Lobo,Yara Gomes,Zeca Brito'
).split(',');

/** A bright bar that wanders over a grey of its own, as I420: brightness, then two planes of colour. */
function picture({ width, height }: Size, count: number): VideoFrame {
  const data = new Uint8Array((width * height * 3) / 2).fill(128);
  const barWidth = width / 10;
  const bar = ((count * barWidth) / 2) % width;
  for (let row = 0; row < height; row++) {
    data.fill(70, row * width, (row + 1) * width);
    data.fill(200, row * width + bar, row * width + Math.min(width, bar + barWidth));
  }
  return new VideoFrame(data, width, height, VideoBufferType.I420);
}

function isLoud({ data }: AudioFrame): boolean {
  return data.some((sample) => Math.abs(sample) > 1000);
}

function sound(count: number, isSpeaking: boolean): AudioFrame {
  const length = (sampleRate * pieceLength) / 1000;
  const samples = Int16Array.from({ length }, (_unused, index) => {
    if (!isSpeaking) return 0;
    const seconds = (count * length + index) / sampleRate;
    return Math.round(16_000 * voiceHum(seconds));
  });
  return new AudioFrame(samples, sampleRate, 1, length);
}
