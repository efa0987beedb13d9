import { expect, test } from 'bun:test';
import { askedDuring, type Span } from './timed-answer.ts';

const answers = [0, 10, 20, 30].map((askedAt) => ({ askedAt, tookMs: 15, status: 201 }));

test.each<[string, Span[], number[]]>([
  ['none without a span', [], []],
  ['those asked for in it, whenever they were answered', [{ from: 5, to: 20 }], [10, 20]],
  [
    'those of each span once',
    [
      { from: 0, to: 10 },
      { from: 10, to: 10 },
      { from: 30, to: 99 },
    ],
    [0, 10, 30],
  ],
])('an outage concerns %s', (_fact, spans, times) => {
  expect(askedDuring(answers, spans).map(({ askedAt }) => askedAt)).toEqual(times);
});
