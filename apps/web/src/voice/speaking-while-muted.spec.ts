import { describe, expect, test } from 'bun:test';
import { dismissed, initialNotice, nextNotice } from './speaking-while-muted.ts';

/** When it comes and goes, in seconds, while speech is heard in these stretches (from, to). */
function showings(stretches: readonly [number, number][], untilSeconds: number): [number, number][] {
  const shown: [number, number][] = [];
  let notice = initialNotice;
  for (let at = 0; at <= untilSeconds; at++) {
    const wasShown = notice.isShown;
    const isSpeech = stretches.some(([from, to]) => at >= from && at < to);
    notice = nextNotice(notice, isSpeech, at * 1000);
    if (notice.isShown && !wasShown) shown.push([at, Number.POSITIVE_INFINITY]);
    if (!notice.isShown && wasShown) shown.push([shown.pop()?.[0] ?? 0, at]);
  }
  return shown;
}

describe('the notice of speaking while muted', () => {
  test('comes with the first speech and goes after eight seconds by itself', () => {
    expect(showings([[2, 5]], 20)).toEqual([[2, 10]]);
  });

  test('comes once in a stretch of speech, however long', () => {
    expect(showings([[2, 600]], 600)).toEqual([[2, 10]]);
  });

  test('a stretch goes on over a pause of ten seconds', () => {
    expect(
      showings(
        [
          [0, 30],
          [39, 60],
        ],
        70,
      ),
    ).toEqual([[0, 8]]);
  });

  test('comes less and less often: after 30 s, then a minute, then two', () => {
    const everyFifteenSeconds = Array.from({ length: 20 }, (_unused, index): [number, number] => [
      15 * index,
      15 * index + 2,
    ]);
    expect(showings(everyFifteenSeconds, 300).map(([from]) => from)).toEqual([0, 30, 90, 210]);
  });

  test('never comes without speech', () => {
    expect(showings([], 60)).toEqual([]);
  });

  test('goes when it was seen, and does not come back in the same stretch', () => {
    const seen = dismissed(nextNotice(initialNotice, true, 0));
    expect([seen.isShown, nextNotice(seen, true, 1000).isShown]).toEqual([false, false]);
  });
});
