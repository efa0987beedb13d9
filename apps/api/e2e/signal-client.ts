import {
  AddTrackRequest,
  type RequestResponse,
  RequestResponse_Reason,
  SignalRequest,
  SignalResponse,
  TrackSource,
  TrackType,
  UpdateParticipantMetadata,
} from '@livekit/protocol';
import { until } from './until.ts';

/**
 * Someone who speaks LiveKit's signalling themselves: asks for what no SDK would, and hears the SFU's very answer.
 * No media flows.
 */
export class SignalClient {
  readonly #socket: WebSocket;
  readonly #heard: SignalResponse[] = [];

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.addEventListener('message', ({ data }) => {
      this.#heard.push(SignalResponse.fromBinary(new Uint8Array(data)));
    });
  }

  /** Enters the token's room, with a word for `publish` as one more beside who is there; rejects when the SFU does not let it in. */
  static async enter(livekitUrl: string, token: string, publish = ''): Promise<SignalClient> {
    const query = new URLSearchParams({ access_token: token, protocol: '16', publish });
    const socket = new WebSocket(`${livekitUrl}/rtc?${query}`);
    socket.binaryType = 'arraybuffer';
    const client = new SignalClient(socket);
    await client.#answer((message) => (message.case === 'join' ? true : null));
    return client;
  }

  /** Asks to send a track that claims this source; what the SFU says to it. */
  async addTrack(source: TrackSource): Promise<Verdict> {
    const cid = crypto.randomUUID();
    const isSound = source === TrackSource.MICROPHONE || source === TrackSource.SCREEN_SHARE_AUDIO;
    const type = isSound ? TrackType.AUDIO : TrackType.VIDEO;
    const request = new AddTrackRequest({ cid, name: cid, source, type, width: 320, height: 180 });
    this.#say(new SignalRequest({ message: { case: 'addTrack', value: request } }));
    return this.#answer(({ case: kind, value }) => {
      if (kind === 'trackPublished') return value.cid === cid ? 'taken' : null;
      if (kind !== 'requestResponse' || value.request.case !== 'addTrack') return null;
      return value.request.value.cid === cid ? refusal(value) : null;
    });
  }

  /** Asks to change one's own name and metadata; what the SFU says to it. */
  async updateMetadata(name: string, metadata: string): Promise<Verdict> {
    const update = new UpdateParticipantMetadata({ name, metadata, requestId: 7 });
    this.#say(new SignalRequest({ message: { case: 'updateMetadata', value: update } }));
    return this.#answer(({ case: kind, value }) => {
      if (kind === 'update') return value.participants.some((each) => each.name === name) ? 'taken' : null;
      return kind === 'requestResponse' && value.requestId === 7 ? refusal(value) : null;
    });
  }

  leave(): void {
    this.#socket.close();
  }

  #say(request: SignalRequest): void {
    this.#socket.send(request.toBinary());
  }

  /** The first of all that is heard from now on, or was heard and not yet asked for, that `find` makes something of. */
  #answer<Found>(find: (message: SignalResponse['message']) => Found | null): Promise<Found> {
    return until(() => {
      for (let next = this.#heard.shift(); next !== undefined; next = this.#heard.shift()) {
        const found = find(next.message);
        if (found !== null) return found;
      }
      if (this.#socket.readyState === WebSocket.CLOSED) throw new Error('the SFU closed the connection');
      return null;
    });
  }
}

/** What the SFU made of a request; of a refusal its own word, such as `NOT_ALLOWED`. */
export type Verdict = 'taken' | keyof typeof RequestResponse_Reason;

function refusal({ reason }: RequestResponse): Verdict {
  // OK is no refusal: the SFU says it of requests that it took.
  return reason === RequestResponse_Reason.OK ? 'taken' : (RequestResponse_Reason[reason] as Verdict);
}
