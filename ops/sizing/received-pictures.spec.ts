import { expect, test } from 'bun:test';
import { roomOptions } from '../../apps/web/src/call/room-options.ts';
import { cameraConstraints } from '../../apps/web/src/devices/capture-constraints.ts';
import { figures } from './figures.ts';
import { layerFor, receivedPictures } from './received-pictures.ts';

test.each([
  [1, 0, undefined],
  [2, 1, 720],
  [3, 2, 360],
  [8, 7, 360],
  [12, 11, 360],
  [16, 15, 180],
  [25, 24, 180],
  // A page has 25 tiles, one of them one's own.
  [26, 24, 180],
  [500, 24, 180],
])('of %i in a room one receives %i pictures, %s high', (count, pictures, height) => {
  const seen = receivedPictures(count);
  expect(seen).toHaveLength(pictures);
  expect(seen[0]?.height as number | undefined).toBe(height);
});

test('a phone’s page has fewer', () => {
  expect(receivedPictures(100, { width: 344, height: 540 }).length).toBeLessThan(13);
});

test.each([
  [96, 180],
  [201, 180],
  // Nine tenths of it are enough.
  [202, 360],
  [401, 360],
  [402, 720],
  [2000, 720],
])('a tile %i high is sent the layer of %i', (tileHeight, height) => {
  expect(layerFor(tileHeight).height).toBe(height as 180);
});

test('the page sends and receives as the figures take it', () => {
  const options = roomOptions(() => null);
  expect(options).toMatchObject({ adaptiveStream: true, dynacast: true });
  expect(options.publishDefaults).toEqual({ videoCodec: 'vp8', simulcast: true, red: true, dtx: true });
  expect(cameraConstraints.height.ideal).toBe(figures.camera.layers[2].height);
});
