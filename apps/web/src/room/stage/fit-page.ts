import { type Box, fitGrid } from './fit-grid.ts';

/** Space between tiles, in CSS pixels; equals --space-2. */
export const gap = 8;

/** A face and a name can still be told in a tile of this size, in CSS pixels. */
const leastTile: Box = { width: 144, height: 96 };

/** More pictures at once than this a usual laptop does not decode. */
const mostTiles = 25;

/** How many of `count` tiles one page of this size shows: all of them, or as many as stay large enough. At least one. */
export function fitPage(count: number, box: Box): number {
  for (let tiles = Math.min(count, mostTiles); tiles > 1; tiles--) {
    const { tileWidth, tileHeight } = fitGrid(tiles, box, gap);
    if (tileWidth >= leastTile.width && tileHeight >= leastTile.height) return tiles;
  }
  return 1;
}
