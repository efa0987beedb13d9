import type { ApiFailure } from '../api/api-failure.ts';
import type { DeviceProblem } from '../devices/device-problem.ts';

/** What is tested, in this order; the last waits for a person's answer and so keeps nothing else waiting. */
export const checkSteps = ['microphone', 'camera', 'api', 'signalling', 'udp', 'tcp', 'speaker'] as const;
export type CheckStep = (typeof checkSteps)[number];

/** What hindered a step; each has its own sentence, with what to do. */
export type CheckTrouble =
  | DeviceProblem
  | 'silent'
  | 'noPicture'
  | 'apiUnreachable'
  | 'apiUnavailable'
  | 'rateLimited'
  | 'apiUnexpected'
  | 'sfuUnreachable'
  | 'tokenRefused'
  | 'udpBlocked'
  | 'mediaBlocked'
  | 'tcpBlocked'
  | 'notHeard'
  | 'unexpected';

/** Why a step was not run, though nothing is wrong with what it tests. */
export type CheckOmission = 'needsApi' | 'needsSignalling' | 'tcpNotOffered';

/** What a step found out, each in the unit of its name. */
export type CheckFacts = {
  /** The device, by the system's name for it. A name may be a person's: it is shown and never reported. */
  readonly device?: string;
  readonly picture?: { readonly width: number; readonly height: number; readonly framesPerSecond: number };
  readonly latencyMilliseconds?: number;
  readonly roundTripMilliseconds?: number;
  /** Scheme and host of the media server. */
  readonly server?: string;
  /** Of the media server. */
  readonly version?: string;
};

export type CheckOutcome =
  | { status: 'passed'; facts: CheckFacts }
  | { status: 'failed'; trouble: CheckTrouble }
  | { status: 'skipped'; omission: CheckOmission };

export type StepState =
  | { status: 'waiting' }
  | { status: 'running'; since: number }
  | { status: 'ended'; outcome: CheckOutcome; durationMilliseconds: number };

/** Times are milliseconds since 1970. */
export type CheckState =
  | { status: 'idle' }
  | { status: 'running' | 'done'; startedAt: number; steps: Readonly<Record<CheckStep, StepState>> };

export type CheckEvent =
  | { type: 'runRequested'; at: number }
  | { type: 'stepStarted'; step: CheckStep; at: number }
  | { type: 'stepEnded'; step: CheckStep; outcome: CheckOutcome; at: number }
  | { type: 'runStopped' };

/** Nothing tested yet. */
export const initialCheckState: CheckState = { status: 'idle' };

/** What each API failure is here. */
export function apiTrouble({ kind }: ApiFailure): CheckTrouble {
  const troubles = {
    unreachable: 'apiUnreachable',
    unavailable: 'apiUnavailable',
    'rate-limited': 'rateLimited',
    refused: 'apiUnexpected',
    unexpected: 'apiUnexpected',
  } as const;
  return troubles[kind];
}

/** The state after an event; the same object when the event means nothing in this state. */
export function nextCheckState(state: CheckState, event: CheckEvent): CheckState {
  switch (event.type) {
    case 'runRequested':
      return { status: 'running', startedAt: event.at, steps: allWaiting() };
    case 'runStopped':
      return state.status === 'running' ? initialCheckState : state;
    case 'stepStarted':
      return change(state, event.step, 'waiting', () => ({ status: 'running', since: event.at }));
    case 'stepEnded':
      return change(state, event.step, 'running', ({ since }) => ({
        status: 'ended',
        outcome: event.outcome,
        durationMilliseconds: Math.max(0, event.at - since),
      }));
  }
}

/** Moves one step on, if it is where this is possible; with the last one ended the run is done. */
function change<Status extends StepState['status']>(
  state: CheckState,
  step: CheckStep,
  from: Status,
  next: (step: Extract<StepState, { status: Status }>) => StepState,
): CheckState {
  if (state.status !== 'running') return state;
  const current = state.steps[step];
  if (current.status !== from) return state;
  // The comparison above is what the compiler cannot follow through a type parameter.
  const steps = { ...state.steps, [step]: next(current as Extract<StepState, { status: Status }>) };
  const isDone = checkSteps.every((each) => steps[each].status === 'ended');
  return { ...state, status: isDone ? 'done' : 'running', steps };
}

function allWaiting(): Record<CheckStep, StepState> {
  const waiting: StepState = { status: 'waiting' };
  return {
    microphone: waiting,
    camera: waiting,
    api: waiting,
    signalling: waiting,
    udp: waiting,
    tcp: waiting,
    speaker: waiting,
  };
}
