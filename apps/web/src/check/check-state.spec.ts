import { describe, expect, test } from 'bun:test';
import {
  apiTrouble,
  type CheckEvent,
  type CheckOutcome,
  type CheckState,
  checkSteps,
  initialCheckState,
  nextCheckState,
} from './check-state.ts';

const passed: CheckOutcome = { status: 'passed', facts: {} };
const after = (...events: CheckEvent[]): CheckState => events.reduce(nextCheckState, initialCheckState);
const run: CheckEvent = { type: 'runRequested', at: 1000 };
const started: CheckEvent = { type: 'stepStarted', step: 'api', at: 1100 };
const ended: CheckEvent = { type: 'stepEnded', step: 'api', outcome: passed, at: 1350 };
const stepOf = (state: CheckState) => (state.status === 'idle' ? null : state.steps.api);

describe('a check', () => {
  test('begins with every step waiting', () => {
    const state = after(run);
    expect(state).toMatchObject({ status: 'running', startedAt: 1000 });
    expect(state.status !== 'idle' && Object.keys(state.steps).sort()).toEqual([...checkSteps].sort());
    expect(stepOf(state)).toEqual({ status: 'waiting' });
  });

  test('knows how long a step took', () => {
    expect(stepOf(after(run, started))).toEqual({ status: 'running', since: 1100 });
    expect(stepOf(after(run, started, ended))).toEqual({
      status: 'ended',
      outcome: passed,
      durationMilliseconds: 250,
    });
  });

  test('is done once every step has ended, whatever came of each', () => {
    const outcomes: CheckOutcome[] = [
      passed,
      { status: 'failed', trouble: 'denied' },
      { status: 'skipped', omission: 'needsApi' },
    ];
    const whole = checkSteps.flatMap((step, index): CheckEvent[] => [
      { type: 'stepStarted', step, at: 2000 },
      { type: 'stepEnded', step, at: 2000, outcome: outcomes[index % outcomes.length] ?? passed },
    ]);
    expect(after(run, ...whole.slice(0, -1)).status).toBe('running');
    expect(after(run, ...whole).status).toBe('done');
    expect(stepOf(after(run, ...whole, { type: 'runRequested', at: 3000 }))).toEqual({ status: 'waiting' });
  });

  test.each<[string, CheckEvent[], CheckEvent]>([
    ['a step that starts before the run', [], started],
    ['an end without a start', [run], ended],
    ['a second start', [run, started], { ...started, at: 9000 }],
    ['a second end', [run, started, ended], { ...ended, at: 9000 }],
    ['a start after the end', [run, started, ended], started],
    ['a stop of nothing', [], { type: 'runStopped' }],
  ])('is not moved by %s', (_, before, event) => {
    const state = after(...before);
    expect(nextCheckState(state, event)).toBe(state);
  });

  test('that is stopped is as if it had not begun', () => {
    expect(after(run, started, { type: 'runStopped' })).toBe(initialCheckState);
  });

  test('does not run backwards when the clock does', () => {
    expect(stepOf(after(run, started, { ...ended, at: 500 }))).toMatchObject({ durationMilliseconds: 0 });
  });
});

test.each([
  ['unreachable', 'apiUnreachable'],
  ['unavailable', 'apiUnavailable'],
  ['unexpected', 'apiUnexpected'],
] as const)('an API that is %s is told as %s', (kind, trouble) => {
  expect(apiTrouble({ kind })).toBe(trouble);
});
