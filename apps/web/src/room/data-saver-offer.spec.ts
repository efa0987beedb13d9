import { describe, expect, test } from 'bun:test';
import {
  answeredOffer,
  nextOffer,
  noOffer,
  type Offer,
  type Reading,
  type Trouble,
} from './data-saver-offer.ts';

const seconds = 1000;
const minutes = 60 * seconds;

type Link = { isPoor: boolean; lossIn?: number; lossOut?: number; isHeldBack?: boolean };

const fine: Link = { isPoor: false };
const poor: Link = { isPoor: true };

/** A connection that is read every three seconds, 100 packets each way between two readings. */
class Timeline {
  offer: Offer = noOffer;
  #at = 0;
  readonly #counts = { received: { arrived: 0, lost: 0 }, sent: { arrived: 0, lost: 0 } };

  /** Lets this last so long; answers with each thing that was said, with the seconds it was said at. */
  lasts(milliseconds: number, { isPoor, lossIn = 0, lossOut = 0, isHeldBack = false }: Link): this {
    for (const end = this.#at + milliseconds; this.#at < end; ) {
      this.#at += 3 * seconds;
      for (const [counts, loss] of [
        [this.#counts.received, lossIn],
        [this.#counts.sent, lossOut],
      ] as const) {
        counts.lost += 100 * loss;
        counts.arrived += 100 * (1 - loss);
      }
      this.offer = nextOffer(this.offer, this.#reading(isPoor, isHeldBack));
    }
    return this;
  }

  answered(): this {
    this.offer = answeredOffer(this.offer);
    return this;
  }

  #reading(isPoor: boolean, isHeldBack: boolean): Reading {
    const { received, sent } = this.#counts;
    return { at: this.#at, isPoor, isHeldBack, received: { ...received }, sent: { ...sent } };
  }
}

describe('when it is said', () => {
  test.each<[string, (timeline: Timeline) => Timeline, Trouble | null]>([
    ['never while all is well', (call) => call.lasts(5 * minutes, fine), null],
    ['not for a bad moment', (call) => call.lasts(12 * seconds, poor), null],
    ['for trouble that lasts', (call) => call.lasts(18 * seconds, poor), 'receiving'],
    [
      'for trouble with a better moment in it',
      (call) =>
        call
          .lasts(9 * seconds, poor)
          .lasts(6 * seconds, fine)
          .lasts(9 * seconds, poor),
      'receiving',
    ],
    [
      'not for bad moments with good time between them',
      (call) =>
        call
          .lasts(12 * seconds, poor)
          .lasts(12 * seconds, fine)
          .lasts(12 * seconds, poor),
      null,
    ],
    [
      'still, after a better moment',
      (call) => call.lasts(30 * seconds, poor).lasts(15 * seconds, fine),
      'receiving',
    ],
    [
      'no longer once it is well again',
      (call) => call.lasts(30 * seconds, poor).lasts(30 * seconds, fine),
      null,
    ],
    ['no longer once it was answered', (call) => call.lasts(30 * seconds, poor).answered(), null],
    [
      'not a second time soon',
      (call) =>
        call
          .lasts(30 * seconds, poor)
          .answered()
          .lasts(15 * minutes, poor),
      null,
    ],
    [
      'not soon after it was taken back',
      (call) =>
        call
          .lasts(30 * seconds, poor)
          .lasts(60 * seconds, fine)
          .lasts(60 * seconds, poor),
      null,
    ],
    [
      'again much later',
      (call) =>
        call
          .lasts(30 * seconds, poor)
          .answered()
          .lasts(20 * minutes, fine)
          .lasts(30 * seconds, poor),
      'receiving',
    ],
  ])('%s', (_what, happen, expected) => {
    expect(happen(new Timeline()).offer.trouble).toBe(expected);
  });
});

describe('what is said', () => {
  test.each<[string, Link, Trouble]>([
    ['receiving, where what arrives is lost', { isPoor: true, lossIn: 0.1 }, 'receiving'],
    ['sending, where what is sent is lost', { isPoor: true, lossOut: 0.1 }, 'sending'],
    ['the worse of both', { isPoor: true, lossIn: 0.05, lossOut: 0.2 }, 'sending'],
    ['sending, where the browser holds back and all arrives', { isPoor: true, isHeldBack: true }, 'sending'],
    [
      'receiving, where it holds back for what is lost',
      { isPoor: true, isHeldBack: true, lossIn: 0.1 },
      'receiving',
    ],
    ['receiving, where nothing else is known', { isPoor: true }, 'receiving'],
  ])('%s', (_what, link, expected) => {
    expect(new Timeline().lasts(30 * seconds, link).offer.trouble).toBe(expected);
  });

  test('what most of the readings said', () => {
    const call = new Timeline()
      .lasts(6 * seconds, { isPoor: true, lossIn: 0.2 })
      .lasts(15 * seconds, { isPoor: true, lossOut: 0.2 });
    expect(call.offer.trouble).toBe('sending');
  });

  test('tracks that went away, and their counts with them, are no loss', () => {
    const reading = (at: number, lost: number): Reading => ({
      at,
      isPoor: true,
      isHeldBack: false,
      received: { arrived: 10, lost: 5 },
      sent: { arrived: 10, lost },
    });
    const offer = [reading(0, 50), reading(9 * seconds, 2), reading(18 * seconds, 2)].reduce(
      nextOffer,
      noOffer,
    );
    expect(offer.votes).toEqual({ receiving: 2, sending: 1 });
  });
});
