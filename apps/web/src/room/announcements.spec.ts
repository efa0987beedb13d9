import { describe, expect, test } from 'bun:test';
import { type Announcement, announcementOf, comingsAndGoings, type Happening } from './announcements.ts';

const joined = (name: string): Happening => ({ kind: 'joined', name });
const left = (name: string): Happening => ({ kind: 'left', name });
const microphone = (isOn: boolean): Happening => ({ kind: 'microphone', isOn });

const nothing: Announcement = {
  joined: null,
  left: null,
  microphone: null,
  camera: null,
  isReconnected: false,
};

describe('announcementOf', () => {
  test.each<[string, Happening[], Partial<Announcement>]>([
    ['nothing', [], {}],
    ['one who came', [joined('Ana')], { joined: { name: 'Ana', others: 0 } }],
    [
      'four who came: the first, and how many more',
      [joined('Ana'), joined('Bia'), joined('Caio'), joined('Davi')],
      { joined: { name: 'Ana', others: 3 } },
    ],
    [
      'who came and who went',
      [joined('Ana'), left('Bia'), left('Caio')],
      { joined: { name: 'Ana', others: 0 }, left: { name: 'Bia', others: 1 } },
    ],
    ['nobody who was gone and is back', [left('Ana'), joined('Ana')], {}],
    ['nobody who looked in and went', [joined('Ana'), left('Ana')], {}],
    [
      'of two with one name, the one who stayed',
      [joined('Ana'), joined('Ana'), left('Ana')],
      { joined: { name: 'Ana', others: 0 } },
    ],
    ['a microphone turned off', [microphone(false)], { microphone: false }],
    ['no microphone that is as it was', [microphone(false), microphone(true)], {}],
    [
      'a microphone turned three times, as it is now',
      [microphone(false), microphone(true), microphone(false)],
      { microphone: false },
    ],
    [
      'the camera apart from the microphone',
      [microphone(false), { kind: 'camera', isOn: true }],
      { microphone: false, camera: true },
    ],
    [
      'a connection that is back, once',
      [{ kind: 'reconnected' }, { kind: 'reconnected' }],
      { isReconnected: true },
    ],
  ])('says %s', (_what, happenings, expected) => {
    expect(announcementOf(happenings)).toEqual({ ...nothing, ...expected });
  });
});

test('comings and goings are by identity, so two of one name are two', () => {
  const before = new Map([
    ['1', 'Ana'],
    ['2', 'Bia'],
  ]);
  const after = new Map([
    ['1', 'Ana'],
    ['3', 'Ana'],
  ]);
  expect(comingsAndGoings(before, after)).toEqual([left('Bia'), joined('Ana')]);
  expect(comingsAndGoings(after, after)).toEqual([]);
});
