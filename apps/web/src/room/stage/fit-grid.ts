/** A grid of equal tiles, in CSS pixels. */
export type Grid = { columns: number; rows: number; tileWidth: number; tileHeight: number };

export type Box = { width: number; height: number };

/** Tiles are at most as wide for their height as a camera's picture. */
const widestRatio = 16 / 9;

/**
 * At least as wide as this, so that most of the picture shows; a phone held upright may cut more off its sides, and more
 * still off the only one, whose face is large enough.
 */
function narrowestRatio(count: number, { width, height }: Box): number {
  if (width >= height) return 4 / 3;
  return count === 1 ? 5 / 8 : 4 / 5;
}

/** The arrangement of `count` tiles that makes them largest in the box; of two as large, the one with fewer rows. */
export function fitGrid(count: number, box: Box, gap: number): Grid {
  let best: Grid = { columns: 1, rows: 1, tileWidth: 0, tileHeight: 0 };
  for (let columns = Math.max(count, 1); columns >= 1; columns--) {
    const grid = gridOf(count, columns, box, gap);
    if (grid.tileWidth * grid.tileHeight > best.tileWidth * best.tileHeight) best = grid;
  }
  return best;
}

function gridOf(count: number, columns: number, box: Box, gap: number): Grid {
  const rows = Math.max(1, Math.ceil(count / columns));
  const cellWidth = Math.max(0, (box.width - gap * (columns - 1)) / columns);
  const cellHeight = Math.max(0, (box.height - gap * (rows - 1)) / rows);
  return {
    columns,
    rows,
    tileWidth: Math.floor(Math.min(cellWidth, cellHeight * widestRatio)),
    tileHeight: Math.floor(Math.min(cellHeight, cellWidth / narrowestRatio(count, box))),
  };
}
