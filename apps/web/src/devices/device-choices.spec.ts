import { describe, expect, test } from 'bun:test';
import { type DeviceFacts, deviceChoices } from './device-choices.ts';

const microphone = (deviceId: string, label: string, groupId = ''): DeviceFacts => ({
  kind: 'audioinput',
  deviceId,
  label,
  groupId,
});

describe('deviceChoices', () => {
  test('sorts by kind and keeps the order', () => {
    const {
      microphone: microphones,
      camera,
      speaker,
    } = deviceChoices([
      { kind: 'videoinput', deviceId: 'c1', label: 'Webcam', groupId: 'g1', facingMode: 'user' },
      microphone('m1', 'Built-in', 'g2'),
      microphone('m2', 'Webcam', 'g1'),
      { kind: 'audiooutput', deviceId: 's1', label: 'Built-in', groupId: 'g2' },
    ]);
    expect(microphones.devices.map(({ id }) => id)).toEqual(['m1', 'm2']);
    expect(camera.devices).toEqual([{ id: 'c1', label: 'Webcam', groupId: 'g1', facing: 'user' }]);
    expect(speaker.devices.map(({ label }) => label)).toEqual(['Built-in']);
  });

  const cases: [string, DeviceFacts[], { ids: string[]; systemId: string | null; isHidden: boolean }][] = [
    ['nothing there', [], { ids: [], systemId: null, isHidden: false }],
    [
      'not allowed yet: one entry without id or label',
      [microphone('', '')],
      { ids: [], systemId: null, isHidden: true },
    ],
    [
      'Chromium on Windows: the same microphone three times',
      [
        microphone('default', 'Default - Headset', 'g1'),
        microphone('communications', 'Communications - Headset', 'g1'),
        microphone('m1', 'Headset', 'g1'),
        microphone('m2', 'Webcam', 'g2'),
      ],
      { ids: ['m1', 'm2'], systemId: 'm1', isHidden: false },
    ],
    [
      'the system’s choice is in another language',
      [
        microphone('default', 'Padrão - Webcam', 'g2'),
        microphone('m1', 'Headset', 'g1'),
        microphone('m2', 'Webcam', 'g2'),
      ],
      { ids: ['m1', 'm2'], systemId: 'm2', isHidden: false },
    ],
    [
      'two devices of one group: the label tells which is the system’s choice',
      [
        microphone('default', 'Default - Line 2', 'g'),
        microphone('m1', 'Line 1', 'g'),
        microphone('m2', 'Line 2', 'g'),
      ],
      { ids: ['m1', 'm2'], systemId: 'm2', isHidden: false },
    ],
    [
      'groups that say nothing do not say which device is the system’s choice',
      [microphone('default', 'Default', ''), microphone('m1', 'Headset', '')],
      { ids: ['m1'], systemId: null, isHidden: false },
    ],
    [
      'an id without a label (a browser that forgot it)',
      [microphone('m1', '')],
      { ids: ['m1'], systemId: null, isHidden: false },
    ],
    [
      'an id told twice',
      [microphone('m1', 'Headset'), microphone('m1', 'Headset')],
      { ids: ['m1'], systemId: null, isHidden: false },
    ],
  ];

  test.each(cases)('%s', (_what, facts, { ids, systemId, isHidden }) => {
    const { microphone: choices } = deviceChoices(facts);
    expect(choices.devices.map(({ id }) => id)).toEqual(ids);
    expect(choices.systemId).toBe(systemId);
    expect(choices.isHidden).toBe(isHidden);
  });

  test('a label that is empty is none', () => {
    expect(deviceChoices([microphone('m1', '')]).microphone.devices[0]?.label).toBeNull();
  });
});
