import fc from 'fast-check';
import type { SessionEvent } from './session-lifecycle.ts';
import { type Happening, type History, play, type Unseen } from './true-history.ts';

// For tests: histories, and the ways in which a history's events may arrive.

/** Fixed, and said in the tests' titles, so that a failure can be had again. */
export const historySeed = 20_260_101;

/** From the same moment to minutes later; mostly within the second, where the ties are. */
const pauseMs = fc.oneof(
  { weight: 2, arbitrary: fc.constant(0) },
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 1200 }) },
  { weight: 2, arbitrary: fc.integer({ min: 1200, max: 120_000 }) },
);

const told = [
  { weight: 6, arbitrary: fc.constant('join' as const) },
  { weight: 2, arbitrary: fc.constant('leave' as const) },
  { weight: 2, arbitrary: fc.constant('fullReconnect' as const) },
  { weight: 1, arbitrary: fc.constant('abort' as const) },
  { weight: 2, arbitrary: fc.constant('finishRoom' as const) },
  { weight: 2, arbitrary: fc.constant('crash' as const) },
];

const look = { weight: 4, arbitrary: fc.constant('look' as const) };

const happening = (what: fc.Arbitrary<Happening['what']>): fc.Arbitrary<Happening> =>
  fc.record({
    what,
    who: fc.nat({ max: 3 }),
    afterMs: pauseMs,
    isComingLost: fc.oneof(
      { weight: 6, arbitrary: fc.constant(false) },
      { weight: 1, arbitrary: fc.constant(true) },
    ),
    isGoingLost: fc.boolean(),
    lagMs: fc.oneof(fc.constant(0), fc.nat({ max: 900 })),
    isRoomKept: fc.boolean(),
  });

/** Numbers in [0, 1) from which an order and repetitions are made. */
const dice = fc.infiniteStream(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }));

export type Delivery<Arrival> = { readonly history: History; readonly arrivals: readonly Arrival[] };

/** A history, and its events in any order, about half of them told more than once. */
export const delivery: fc.Arbitrary<Delivery<SessionEvent>> = historyOf(fc.oneof(...told)).map(
  ([history, roll]) => ({ history, arrivals: shuffled(history.events, roll) }),
);

/** The same with a reconciler that looks now and then; what it misses it misses once it knows of the connection. */
export const watchedDelivery: fc.Arbitrary<Delivery<SessionEvent | Unseen>> = historyOf(
  fc.oneof(...told, look),
).map(([history, roll]) => {
  const arrivals: (SessionEvent | Unseen)[] = shuffled(history.events, roll);
  for (const unseen of history.unseen) {
    const first = arrivals.findIndex(
      (each) => 'participantSid' in each && each.participantSid === unseen.participantSid,
    );
    arrivals.splice(first + 1 + Math.floor(next(roll) * (arrivals.length - first)), 0, unseen);
  }
  return { history, arrivals };
});

function historyOf(what: fc.Arbitrary<Happening['what']>): fc.Arbitrary<[History, Iterator<number>]> {
  return fc
    .tuple(fc.uuid(), fc.array(happening(what), { minLength: 1, maxLength: 32, size: 'max' }), dice)
    .map(([name, happenings, roll]) => [play(name, happenings), roll]);
}

function shuffled(events: readonly SessionEvent[], roll: Iterator<number>): SessionEvent[] {
  const repeated = events.flatMap((event) => Array<SessionEvent>(1 + Math.floor(next(roll) * 2)).fill(event));
  const placed = repeated.map((event) => ({ event, place: next(roll) }));
  placed.sort((one, other) => one.place - other.place);
  return placed.map(({ event }) => event);
}

function next(roll: Iterator<number>): number {
  return roll.next().value;
}
