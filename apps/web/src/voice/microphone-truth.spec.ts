import { describe, expect, test } from 'bun:test';
import {
  initialMemory,
  type MicrophoneSample,
  type MicrophoneTruth,
  nextMemory,
} from './microphone-truth.ts';

const device = { id: 'a', isEnded: false, isMutedBySystem: false };

type Look = Partial<MicrophoneSample> & { packets?: number };

/** A timeline: one look a second, each saying what is not as usual; usually 50 packets with sound have left. */
function truths(looks: readonly Look[]): MicrophoneTruth[] {
  let memory = initialMemory;
  let [sent, energy] = [0, 0];
  return looks.map(({ packets = 50, ...look }, second) => {
    sent += packets;
    energy += packets;
    memory = nextMemory(memory, {
      at: second * 1000,
      isOn: true,
      isConnected: true,
      source: device,
      packetsSent: sent,
      soundEnergy: energy,
      ...look,
    });
    return memory.truth;
  });
}

const times = (count: number, look: Look = {}): Look[] => Array.from({ length: count }, () => look);

describe('the truth of a microphone', () => {
  test('is sending while packets leave, and off when it is off', () => {
    expect(truths([...times(3), { isOn: false, packets: 0 }, ...times(2)])).toEqual([
      'sending',
      'sending',
      'sending',
      'off',
      'sending',
      'sending',
    ]);
  });

  test('is still sending in silence, when a packet leaves every 400 ms', () => {
    expect(truths(times(20, { packets: 2 })).every((truth) => truth === 'sending')).toBe(true);
  });

  test('is "sends nothing" within three seconds without a packet, until one leaves', () => {
    expect(truths([{}, ...times(4, { packets: 0 }), {}])).toEqual([
      'sending',
      'sending',
      'sending',
      'sendsNothing',
      'sendsNothing',
      'sending',
    ]);
  });

  test('gives a microphone that was just turned on its time', () => {
    expect(truths([{ isOn: false, packets: 0 }, ...times(3, { packets: 0 })])).toEqual([
      'off',
      'sending',
      'sending',
      'sending',
    ]);
  });

  test('counts nothing that an ended device seems to send', () => {
    expect(truths([{}, ...times(3, { source: { ...device, isEnded: true } })]).at(-1)).toBe('sendsNothing');
  });

  test('a microphone without any device or sender sends nothing', () => {
    const nothing = { source: null, packetsSent: null, soundEnergy: null };
    expect(truths(times(4, nothing)).at(-1)).toBe('sendsNothing');
  });

  test('says nothing while the connection is away, and gives it its time afterwards', () => {
    const away = times(9, { isConnected: false, packets: 0 });
    expect(new Set(truths([{}, ...away, ...times(2, { packets: 0 })]))).toEqual(new Set(['sending']));
    expect(truths([{}, ...away, ...times(3, { packets: 0 })]).at(-1)).toBe('sendsNothing');
  });

  test('says nothing after the machine slept until it has looked for as long as ever', () => {
    const packetsSent = 50;
    const after = [60, 61, 62, 63].map((second) => ({ at: second * 1000, packetsSent }));
    expect(truths([{ packetsSent }, ...after]).slice(1)).toEqual([
      'sending',
      'sending',
      'sending',
      'sendsNothing',
    ]);
  });

  test('a sender that begins to count anew is sending', () => {
    expect(truths([...times(3), { packetsSent: 1 }, { packetsSent: 2 }, { packetsSent: 3 }])).not.toContain(
      'sendsNothing',
    );
  });

  test('is "muted by the system" after a second of it, packets or not, and only for as long', () => {
    const held = { source: { ...device, isMutedBySystem: true } };
    expect(truths([{}, held, held, { ...held, packets: 0 }, {}])).toEqual([
      'sending',
      'sending',
      'mutedBySystem',
      'mutedBySystem',
      'sending',
    ]);
  });

  test('tells of eight seconds of digital silence, once for each device', () => {
    const mute = { soundEnergy: 0 };
    const told = truths([...times(12, mute), {}, ...times(12, mute)]);
    expect(told.slice(0, 8)).not.toContain('silent');
    expect(told.slice(8, 12)).toEqual(['silent', 'silent', 'silent', 'silent']);
    expect(told.slice(12)).not.toContain('silent');
    const other = truths([...times(12, mute), ...times(12, { ...mute, source: { ...device, id: 'b' } })]);
    expect(other.at(-1)).toBe('silent');
  });

  test('knows no silence where the browser does not tell of sound', () => {
    expect(truths(times(20, { soundEnergy: null }))).not.toContain('silent');
  });
});
