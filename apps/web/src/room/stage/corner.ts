import type { Box } from './fit-grid.ts';

/** Where a picture of oneself floats. */
export type Corner = `${'top' | 'bottom'}-${'left' | 'right'}`;

/** The corner of the box that is nearest to a point in it. */
export function nearestCorner(point: { x: number; y: number }, box: Box): Corner {
  return `${point.y < box.height / 2 ? 'top' : 'bottom'}-${point.x < box.width / 2 ? 'left' : 'right'}`;
}

/** The corner an arrow key leads to; null for any other key. */
export function cornerAfterKey(corner: Corner, key: string): Corner | null {
  switch (key) {
    case 'ArrowLeft':
      return corner.replace('right', 'left') as Corner; // the other half of the name stays
    case 'ArrowRight':
      return corner.replace('left', 'right') as Corner;
    case 'ArrowUp':
      return corner.replace('bottom', 'top') as Corner;
    case 'ArrowDown':
      return corner.replace('top', 'bottom') as Corner;
    default:
      return null;
  }
}
