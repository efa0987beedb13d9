import { describe, expect, test } from 'bun:test';
import type { DeviceChoice, KindChoices } from './device-choices.ts';
import {
  deviceWish,
  lostDevice,
  otherCamera,
  pluggedDevices,
  selectDevice,
  shownDevice,
} from './select-device.ts';

const device = (id: string, facing: DeviceChoice['facing'] = null): DeviceChoice => ({
  id,
  label: `Device ${id}`,
  groupId: '',
  facing,
});

const list = (...ids: string[]): KindChoices => ({
  devices: ids.map((id) => device(id)),
  systemId: null,
  isHidden: false,
});

const hidden: KindChoices = { devices: [], systemId: null, isHidden: true };

describe('selectDevice', () => {
  test.each([
    ['what was chosen and is there', list('a', 'b'), 'b', 'b'],
    ['the system’s choice where nothing was chosen', list('a', 'b'), null, null],
    ['the system’s choice where the chosen one is gone', list('a'), 'b', null],
    ['the system’s choice where nothing is there', list(), 'b', null],
    ['the system’s choice where the list is hidden', hidden, 'b', null],
  ])('takes %s', (_what, choices, rememberedId, expected) => {
    expect(selectDevice(choices, rememberedId)).toBe(expected);
  });
});

describe('deviceWish', () => {
  test.each([
    ['the remembered one and no other while it is there', list('a', 'b'), 'b', { exact: 'b' }],
    ['nothing of one that is gone, so that no stale id is ever insisted on', list('a'), 'b', null],
    ['a wish where the browser does not tell what is there', hidden, 'b', { ideal: 'b' }],
    ['nothing where nothing was chosen', list('a', 'b'), null, null],
    ['nothing where nothing was chosen and nothing is told', hidden, null, null],
  ])('asks for %s', (_what, choices, rememberedId, expected) => {
    expect(deviceWish(choices, rememberedId)).toEqual(expected);
  });
});

describe('shownDevice', () => {
  test.each([
    ['the system’s choice while nothing was chosen, whatever is in use', list('a', 'b'), null, 'b', null],
    ['the device in use', list('a', 'b'), 'b', 'b', 'b'],
    ['the device in use before a remembered one that is back', list('a', 'b'), 'b', 'a', 'a'],
    ['the system’s choice when that is in use', list('a', 'b'), 'b', 'default', null],
    ['the remembered one while none is in use', list('a', 'b'), 'b', null, 'b'],
    ['the system’s choice when the remembered one is gone', list('a'), 'b', 'a', null],
    ['the system’s choice when the remembered one is gone and none in use', list('a'), 'b', null, null],
  ])('is %s', (_what, choices, rememberedId, idInUse, expected) => {
    expect(shownDevice(choices, rememberedId, idInUse)).toBe(expected);
  });
});

describe('otherCamera', () => {
  const phone: KindChoices = {
    ...list(),
    devices: [device('wide', 'environment'), device('tele', 'environment'), device('front', 'user')],
  };
  test.each([
    ['none where there is one', list('a'), 'a', null],
    ['none where there is none', list(), null, null],
    ['the next', list('a', 'b', 'c'), 'b', 'c'],
    ['the first after the last', list('a', 'b', 'c'), 'c', 'a'],
    ['the first where nothing is known of the one in use', list('a', 'b'), null, 'a'],
    ['the one that looks the other way', phone, 'wide', 'front'],
    ['the first of those that look the other way', phone, 'front', 'wide'],
  ])('is %s', (_what, choices, idInUse, expected) => {
    expect(otherCamera(choices, idInUse)).toBe(expected);
  });
});

describe('pluggedDevices', () => {
  test.each([
    ['a headset', list('a'), list('a', 'b'), ['b']],
    ['the first of all', list(), list('a'), ['a']],
    ['nothing when one is unplugged', list('a', 'b'), list('a'), []],
    ['nothing when the order changes', list('a', 'b'), list('b', 'a'), []],
    ['nothing when the browser begins to tell', hidden, list('a'), []],
    ['nothing when the browser ceases to tell', list('a'), hidden, []],
  ])('are %s', (_what, before, now, expected) => {
    expect(pluggedDevices(before, now).map(({ id }) => id)).toEqual(expected);
  });
});

describe('lostDevice', () => {
  test.each([
    ['the one in use', list('a', 'b'), list('a'), 'b', 'b'],
    ['the last there was', list('a'), list(), 'a', 'a'],
    ['none when another one goes', list('a', 'b'), list('b'), 'b', null],
    [
      'the system’s choice, in use under its alias',
      { ...list('a', 'b'), systemId: 'a' },
      list('b'),
      'default',
      'a',
    ],
    ['none when the alias stands for nothing known', list('a', 'b'), list('b'), 'default', null],
    ['none when the browser ceases to tell', list('a'), hidden, 'a', null],
    ['none when nothing is in use', list('a'), list(), null, null],
  ])('is %s', (_what, before, now, idInUse, expected) => {
    expect(lostDevice(before, now, idInUse)?.id ?? null).toBe(expected);
  });
});
