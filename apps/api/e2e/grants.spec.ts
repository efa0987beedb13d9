import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import { TrackSource } from '@livekit/protocol';
import { RoomEvent } from '@livekit/rtc-node';
import { AccessToken, RoomServiceClient, type VideoGrant } from 'livekit-server-sdk';
import { enter, type Participant, publishMicrophone } from './participant.ts';
import { requestToken } from './request-token.ts';
import { SignalClient } from './signal-client.ts';
import { type MeetingStack, startMeetingStack } from './stack.ts';
import { until } from './until.ts';

// What our token forbids, the SFU itself must refuse; beside each refusal stands the same act with a right of its own
// (`bold`, whose token is signed here), so that a test cannot pass because the act never worked.
const roomName = 'Grants-Room';
const allRights: VideoGrant = { roomJoin: true, room: roomName, canUpdateOwnMetadata: true };

let stack: MeetingStack;
let admin: RoomServiceClient;
let token: string;
let ours: Participant;
let bold: Participant;

beforeAll(async () => {
  stack = await startMeetingStack();
  const { apiKey, apiSecret } = stack.key;
  admin = new RoomServiceClient(httpUrl(), apiKey, apiSecret);
  token = (await requestToken(stack.api.url, 'Ana', roomName)).token;
  ours = await enter(stack.livekit.url, token);
  bold = await enter(stack.livekit.url, await signed('bold', allRights));
  await publishMicrophone(bold.self);
}, 120_000);

afterAll(async () => {
  await Promise.allSettled([ours?.room.disconnect(), bold?.room.disconnect(), stack?.stop()]);
}, 30_000);

describe('a participant with our token', () => {
  test('sends a camera and a microphone, and the SFU takes nothing else', async () => {
    const { token: another } = await requestToken(stack.api.url, 'Carla', roomName);
    const carla = await SignalClient.enter(stack.livekit.url, another);
    const free = await SignalClient.enter(stack.livekit.url, await signed('free', allRights));
    for (const [source, verdict] of [
      [TrackSource.CAMERA, 'taken'],
      [TrackSource.MICROPHONE, 'taken'],
      [TrackSource.SCREEN_SHARE, 'NOT_ALLOWED'],
      [TrackSource.SCREEN_SHARE_AUDIO, 'NOT_ALLOWED'],
      [TrackSource.UNKNOWN, 'NOT_ALLOWED'],
    ] as const) {
      expect([source, await carla.addTrack(source)]).toEqual([source, verdict]);
      expect([source, await free.addTrack(source)]).toEqual([source, 'taken']);
    }
    carla.leave();
    free.leave();
  });

  test('renames and describes itself in vain', async () => {
    const { token: another } = await requestToken(stack.api.url, 'Davi', roomName);
    const davi = await SignalClient.enter(stack.livekit.url, another);
    const free = await SignalClient.enter(stack.livekit.url, await signed('free', allRights));
    expect(await davi.updateMetadata('Mallory', '{"role":"host"}')).toBe('NOT_ALLOWED');
    expect(await free.updateMetadata('Mallory', '{"role":"host"}')).toBe('taken');
    const shown = await admin.listParticipants(roomName);
    expect(shown.map(({ name }) => name)).toContain('Davi');
    davi.leave();
    free.leave();
  });

  test('sends data that nobody receives', async () => {
    const heardFromOurs: number[] = [];
    const heardFromBold: number[] = [];
    const listener = await enter(
      stack.livekit.url,
      await signed('listener', { roomJoin: true, room: roomName }),
    );
    listener.room.on(RoomEvent.DataReceived, (data, sender) => {
      (sender?.identity === 'bold' ? heardFromBold : heardFromOurs).push(data.length);
    });
    for (let round = 0; round < 20; round += 1) {
      await ours.self.publishData(new Uint8Array(10), { reliable: true });
      await bold.self.publishData(new Uint8Array(10), { reliable: true });
    }
    await until(() => heardFromBold.length === 20);
    expect(heardFromOurs).toEqual([]);
    await listener.room.disconnect();
  });

  test('opens no other room, whatever room it asks for', async () => {
    const { token: another } = await requestToken(stack.api.url, 'Bruno', 'Bruno-Room');
    const socket = new WebSocket(
      `${stack.livekit.url}/rtc?access_token=${another}&room=Other-Room&protocol=15`,
    );
    await new Promise((resolve, reject) => {
      socket.addEventListener('message', resolve, { once: true });
      socket.addEventListener('error', reject, { once: true });
    });
    const rooms = (await admin.listRooms()).map((room) => room.name);
    expect(rooms).toContain('Bruno-Room');
    expect(rooms).not.toContain('Other-Room');
    socket.close();
  });

  test('cannot write another room into its token', async () => {
    const [head, claims, signature] = token.split('.');
    const rewritten = Buffer.from(claims ?? '', 'base64url')
      .toString()
      .replace(roomName, 'Other-Room');
    const forged = [head, Buffer.from(rewritten).toString('base64url'), signature].join('.');
    const validate = (with_: string) => fetch(`${httpUrl()}/rtc/validate?access_token=${with_}`);
    expect((await validate(token)).status).toBe(200);
    expect((await validate(forged)).status).toBe(401);
  });

  describe('governs nothing', () => {
    const spare = 'Spare-Room';
    // In an order in which an administrator can do them all.
    test.each([
      ['CreateRoom', { name: spare }],
      ['ListRooms', {}],
      ['ListParticipants', { room: roomName }],
      ['UpdateParticipant', { room: roomName, identity: 'bold', name: 'Someone' }],
      ['MutePublishedTrack', null],
      ['RemoveParticipant', { room: roomName, identity: 'bold' }],
      ['DeleteRoom', { room: spare }],
    ] as const)('%s: 401 with its token, 200 with an administrator’s', async (method, body) => {
      const request = body ?? {
        room: roomName,
        identity: 'bold',
        trackSid: await until(() => firstTrackOf('bold')),
        muted: true,
      };
      const rights = { roomCreate: true, roomList: true, roomAdmin: true, room: roomName };
      expect(await call(method, request, token)).toBe(401);
      expect(await call(method, request, await signed('admin', rights))).toBe(200);
    });
  });
});

async function firstTrackOf(identity: string): Promise<string | undefined> {
  return (await admin.getParticipant(roomName, identity)).tracks[0]?.sid;
}

async function call(method: string, body: object, bearer: string): Promise<number> {
  const response = await fetch(`${httpUrl()}/twirp/livekit.RoomService/${method}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return response.status;
}

function signed(identity: string, grant: VideoGrant): Promise<string> {
  const accessToken = new AccessToken(stack.key.apiKey, stack.key.apiSecret, { identity, ttl: 600 });
  accessToken.addGrant(grant);
  return accessToken.toJwt();
}

function httpUrl(): string {
  return stack.livekit.url.replace(/^ws/, 'http');
}
