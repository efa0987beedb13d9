import type { EndReason, JoinFailure, RejoinHindrance } from './call-state.ts';
import { rejoinDelay, rejoinLimitMilliseconds } from './rejoin-delays.ts';

/** Why a try to come back failed: as a join does, or because the SFU says that it is over. */
export type RejoinFailure = JoinFailure | { kind: 'over'; reason: EndReason };

/** What is known when a try has failed. */
export type RejoinProgress = {
  /** Tries made, the failed one among them. */
  attempts: number;
  elapsedMilliseconds: number;
  /** The token was the last one there was; false for one that was fetched for this try. */
  isOldToken: boolean;
  /** From 0 to 1. */
  random: number;
};

/** What to do after a try that failed. */
export type RejoinStep =
  | { kind: 'end'; reason: EndReason }
  | { kind: 'wait'; milliseconds: number; hindrance: RejoinHindrance | null; needsFreshToken: boolean };

/** Whether a call that has lost its connection tries again, when, and with what. */
export function rejoinStep(failure: RejoinFailure, progress: RejoinProgress): RejoinStep {
  if (failure.kind === 'over') return { kind: 'end', reason: failure.reason };
  if (progress.elapsedMilliseconds >= rejoinLimitMilliseconds)
    return { kind: 'end', reason: failure.kind === 'room-full' ? 'room-full' : 'connection-lost' };
  const delay = rejoinDelay(progress.attempts, progress.random);
  const wait = { kind: 'wait', milliseconds: delay, hindrance: null, needsFreshToken: false } as const;
  // The API had no fresh one to give; the one there was has been refused before.
  const asFresh = { ...wait, needsFreshToken: !progress.isOldToken };
  switch (failure.kind) {
    case 'token-refused':
      // Expired meanwhile: a fresh one at once. A fresh one that is refused waits its turn.
      return { ...wait, milliseconds: progress.isOldToken ? 0 : delay, needsFreshToken: true };
    case 'rate-limited':
      return {
        ...asFresh,
        milliseconds: failure.retryAfterSeconds * 1000 + delay,
        hindrance: 'rate-limited',
      };
    case 'room-full':
      return { ...asFresh, hindrance: 'room-full' };
    case 'api-unreachable':
    case 'api-unavailable':
      return asFresh;
    case 'sfu-unreachable':
    case 'unexpected':
      return wait;
  }
}
