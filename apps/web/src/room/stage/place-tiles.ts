import type { Cast } from './casting.ts';
import { type Box, fitGrid } from './fit-grid.ts';
import { fitPage, gap } from './fit-page.ts';

/** A rectangle on the stage, in CSS pixels from its upper left corner. */
export type Place = Box & { left: number; top: number };

/** Where everything on the stage is while one page is shown. Who has no place in it is not seen, and not received. */
export type StagePlan = {
  /** In the order of the tiles. */
  places: readonly (Place & { identity: string })[];
  /** From 0. */
  page: number;
  pageCount: number;
  /** How many tiles the first page has. */
  pageSize: number;
  /** Where the buttons are that turn the pages; null while there is one page. */
  pager: Place | null;
};

/** What the buttons that turn pages need, a fingertip high. */
const pagerHeight = 44;

/** Puts the cast on a stage of this size, this page of it (the last one when there are fewer). */
export function placeTiles(cast: Cast, box: Box, page: number): StagePlan {
  const whole = { left: 0, top: 0, ...box };
  return cast.kind === 'tiled' ? inPages(cast.tiles, whole, page) : aroundOne(cast, whole, page);
}

function inPages(tiles: readonly string[], area: Place, page: number): StagePlan {
  const isOnePage = fitPage(tiles.length, area) >= tiles.length;
  const inner = isOnePage ? area : { ...area, height: Math.max(0, area.height - pagerHeight - gap) };
  const pageSize = isOnePage ? Math.max(1, tiles.length) : fitPage(tiles.length, inner);
  return paged(tiles, page, pageSize, area, (shown) => inRows(shown, inner));
}

/** One large, the others in a strip: beside it where the stage is wide, below it where it is high. */
function aroundOne(
  { large, strip }: Extract<Cast, { kind: 'spotlight' }>,
  area: Place,
  page: number,
): StagePlan {
  if (strip.length === 0) return paged([], 0, 1, area, () => inRows([large], area));
  const isBeside = area.width > area.height;
  const tile = isBeside
    ? tileOf(clamp(area.width * 0.18, 128, 256), 16 / 9)
    : tileOf(clamp((area.width - 2 * gap) / 3, 104, 168), 4 / 3);
  const room = isBeside
    ? { ...area, left: area.left + area.width - tile.width, width: tile.width }
    : { ...area, top: area.top + area.height - tile.height, height: tile.height };
  const along = (length: number, each: number): number =>
    Math.max(1, Math.floor((length + gap) / (each + gap)));
  const fitting = isBeside ? along(room.height, tile.height) : along(room.width, tile.width);
  const isOnePage = strip.length <= fitting;
  const pagerSpace = isOnePage ? 0 : pagerHeight + gap;
  const inner = isBeside
    ? { ...room, height: room.height - pagerSpace }
    : { ...room, top: room.top - pagerSpace };
  const pageSize = isOnePage || !isBeside ? fitting : along(inner.height, tile.height);
  const rest = isBeside
    ? { ...area, width: Math.max(0, area.width - tile.width - gap) }
    : { ...area, height: Math.max(0, inner.top - area.top - gap) };
  return paged(strip, page, pageSize, isBeside ? room : area, (shown) => [
    ...inRows([large], rest),
    ...inLine(shown, inner, tile, isBeside),
  ]);
}

function paged(
  tiles: readonly string[],
  wanted: number,
  pageSize: number,
  area: Place,
  place: (shown: readonly string[]) => StagePlan['places'],
): StagePlan {
  const pageCount = Math.max(1, Math.ceil(tiles.length / pageSize));
  const page = clamp(wanted, 0, pageCount - 1);
  return {
    places: place(tiles.slice(page * pageSize, (page + 1) * pageSize)),
    page,
    pageCount,
    pageSize,
    pager:
      pageCount === 1
        ? null
        : { ...area, top: area.top + Math.max(0, area.height - pagerHeight), height: pagerHeight },
  };
}

/** Rows as large as they can be, each in the middle, the last one too. */
function inRows(tiles: readonly string[], area: Place): StagePlan['places'] {
  const { columns, rows, tileWidth, tileHeight } = fitGrid(tiles.length, area, gap);
  const top = area.top + (area.height - rows * tileHeight - (rows - 1) * gap) / 2;
  return tiles.map((identity, index) => {
    const row = Math.floor(index / columns);
    const inRow = Math.min(columns, tiles.length - row * columns);
    const left = area.left + (area.width - inRow * tileWidth - (inRow - 1) * gap) / 2;
    return {
      identity,
      left: Math.round(left + (index % columns) * (tileWidth + gap)),
      top: Math.round(top + row * (tileHeight + gap)),
      width: tileWidth,
      height: tileHeight,
    };
  });
}

function inLine(tiles: readonly string[], area: Place, tile: Box, isDown: boolean): StagePlan['places'] {
  const length = tiles.length * ((isDown ? tile.height : tile.width) + gap) - gap;
  const start = Math.round(((isDown ? area.height : area.width) - length) / 2);
  return tiles.map((identity, index) => ({
    identity,
    ...tile,
    left: area.left + (isDown ? 0 : start + index * (tile.width + gap)),
    top: area.top + (isDown ? start + index * (tile.height + gap) : 0),
  }));
}

function tileOf(width: number, ratio: number): Box {
  return { width: Math.floor(width), height: Math.floor(width / ratio) };
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
