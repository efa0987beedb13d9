import { describe, expect, test } from 'bun:test';
import type { Cast } from './casting.ts';
import { placeTiles } from './place-tiles.ts';

const desktop = { width: 1408, height: 760 };
const tablet = { width: 736, height: 850 };
const phone = { width: 344, height: 540 };
const sidewaysPhone = { width: 624, height: 264 };
const boxes = { desktop, tablet, phone, sidewaysPhone, square: { width: 500, height: 500 } };

const names = (count: number): string[] => Array.from({ length: count }, (_unused, index) => `p${index}`);
const tiled = (count: number): Cast => ({ kind: 'tiled', tiles: names(count), isSelfFloating: false });
const spotlight = (count: number): Cast => ({
  kind: 'spotlight',
  large: 'large',
  strip: names(count - 1),
  isSelfFloating: false,
});

describe('placeTiles', () => {
  test.each([
    ['five on a desktop', tiled(5), desktop, { pageCount: 1, pageSize: 5 }],
    ['thirty on a desktop', tiled(30), desktop, { pageCount: 2, pageSize: 25 }],
    ['eleven on a phone', tiled(11), phone, { pageCount: 2, pageSize: 8 }],
    ['nine on a phone on its side', tiled(9), sidewaysPhone, { pageCount: 2, pageSize: 8 }],
    ['a strip of four beside on a desktop', spotlight(5), desktop, { pageCount: 1 }],
    ['a strip of eight on a desktop', spotlight(9), desktop, { pageCount: 2, pageSize: 4 }],
    ['a strip of eight below on a phone', spotlight(9), phone, { pageCount: 3, pageSize: 3 }],
    ['nobody', tiled(0), desktop, { pageCount: 1, places: [] }],
  ])('%s', (_what, cast, box, expected) => {
    expect(placeTiles(cast, box, 0)).toMatchObject(expected);
  });

  test('a page that is no more is the last one', () => {
    expect(placeTiles(tiled(30), desktop, 7).page).toBe(1);
    expect(placeTiles(tiled(3), desktop, 2).page).toBe(0);
  });

  for (const [name, box] of Object.entries(boxes))
    test(`on the ${name} everything is inside, nothing overlaps, and everyone is on one page`, () => {
      for (const make of [tiled, spotlight])
        for (let count = 1; count <= 40; count++) {
          const { pageCount, pageSize } = placeTiles(make(count), box, 0);
          const seen: string[] = [];
          for (let page = 0; page < pageCount; page++) {
            const { places, pager } = placeTiles(make(count), box, page);
            seen.push(...places.map(({ identity }) => identity).filter((identity) => identity !== 'large'));
            expect(places.length).toBeLessThanOrEqual(pageSize + 1);
            const rectangles = pager === null ? places : [...places, pager];
            expect(rectangles.filter((place) => !isInside(place, box))).toEqual([]);
            for (const [index, one] of rectangles.entries())
              for (const other of rectangles.slice(index + 1)) expect(overlaps(one, other)).toBe(false);
            expect(pager === null).toBe(pageCount === 1);
          }
          const everyone = make(count);
          expect(seen).toEqual([...(everyone.kind === 'tiled' ? everyone.tiles : everyone.strip)]);
        }
    });

  test('whoever is large in the spotlight has more room than all of the strip’s others', () => {
    for (const box of Object.values(boxes)) {
      const [large, other] = placeTiles(spotlight(9), box, 0).places;
      expect((large?.width ?? 0) * (large?.height ?? 0)).toBeGreaterThan(
        2 * (other?.width ?? 0) * (other?.height ?? 0),
      );
    }
  });
});

type Rectangle = { left: number; top: number; width: number; height: number };

function isInside({ left, top, width, height }: Rectangle, box: { width: number; height: number }): boolean {
  // Centred halves of a pixel are rounded.
  return left >= 0 && top >= 0 && left + width <= box.width + 1 && top + height <= box.height + 1;
}

function overlaps(a: Rectangle, b: Rectangle): boolean {
  return (
    a.left < b.left + b.width &&
    b.left < a.left + a.width &&
    a.top < b.top + b.height &&
    b.top < a.top + a.height
  );
}
