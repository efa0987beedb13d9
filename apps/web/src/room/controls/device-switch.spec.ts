import { expect, test } from 'bun:test';
import { DeviceSwitch } from './device-switch.ts';

/** A device that takes as long as the test lets it. */
function slowDevice(): {
  log: string[];
  finish: () => Promise<void>;
  turn: (isOn: boolean) => Promise<void>;
} {
  const log: string[] = [];
  let end = (): void => undefined;
  return {
    log,
    turn: (isOn) => {
      log.push(isOn ? 'on' : 'off');
      return new Promise((resolve) => {
        end = resolve;
      });
    },
    finish: async () => {
      end();
      await Bun.sleep(0);
    },
  };
}

test('a wish that comes while the device turns is done after it', async () => {
  const device = slowDevice();
  const { want } = bound(new DeviceSwitch(device.turn));
  want(true);
  want(false);
  expect(device.log).toEqual(['on']);
  await device.finish();
  expect(device.log).toEqual(['on', 'off']);
});

test('the goal is the last wish, and nothing when all is done', async () => {
  const device = slowDevice();
  const lamp = new DeviceSwitch(device.turn);
  expect(lamp.goal).toBeNull();
  void lamp.want(true);
  expect(lamp.goal).toBe(true);
  void lamp.want(false);
  expect(lamp.goal).toBe(false);
  await device.finish();
  await device.finish();
  expect([device.log, lamp.goal]).toEqual([['on', 'off'], null]);
});

test('of several wishes that wait the last counts', async () => {
  const device = slowDevice();
  const { want } = bound(new DeviceSwitch(device.turn));
  for (const isOn of [true, false, true, false]) want(isOn);
  await device.finish();
  await device.finish();
  expect(device.log).toEqual(['on', 'off']);
});

test('it turns again after all wishes were done', async () => {
  const device = slowDevice();
  const { want } = bound(new DeviceSwitch(device.turn));
  want(true);
  await device.finish();
  want(false);
  expect(device.log).toEqual(['on', 'off']);
});

function bound(device: DeviceSwitch): { want: (isOn: boolean) => void } {
  return { want: (isOn) => void device.want(isOn) };
}
