import { castingOf } from '../../apps/web/src/room/stage/casting.ts';
import type { Box } from '../../apps/web/src/room/stage/fit-grid.ts';
import { placeTiles } from '../../apps/web/src/room/stage/place-tiles.ts';
import { figures } from './figures.ts';

/** The stage of a laptop's window of 1440 × 900: without the margins (16 each) and the bar of controls (76), in CSS pixels. */
export const laptopStage: Box = { width: 1440 - 2 * 16, height: 900 - 16 - 76 };

export type Layer = (typeof figures.camera.layers)[number];

/**
 * The others' pictures on the first page of a stage, each as the layer the SFU sends for a tile of its height. It is the
 * page's own code that says who is seen; `count` are all in the room, oneself among them.
 */
export function receivedPictures(count: number, stage: Box = laptopStage): readonly Layer[] {
  const self = 'p0';
  const others = Array.from({ length: count - 1 }, (_, index) => `p${index + 1}`);
  const cast = castingOf({ self, others, pins: [], speaker: null, layout: 'auto', selfView: 'auto' });
  const { places } = placeTiles(cast, stage, 0);
  return places.filter(({ identity }) => identity !== self).map(({ height }) => layerFor(height));
}

/** The lowest layer that is high enough, else the highest. */
export function layerFor(tileHeight: number): Layer {
  const { layers, layerTolerance } = figures.camera;
  const asked = Math.floor(tileHeight * layerTolerance);
  return layers.find(({ height }) => height >= asked) ?? layers[2];
}
