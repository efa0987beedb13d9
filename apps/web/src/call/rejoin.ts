import type { Room } from 'livekit-client';
import type { EndReason, RejoinHindrance } from './call-state.ts';
import { rejoinDelay } from './rejoin-delays.ts';
import { type RejoinFailure, rejoinStep } from './rejoin-step.ts';
import { waitOrWake } from './wait-or-wake.ts';

/** What a try to come back came to. */
export type Entered = { room: Room } | { failure: RejoinFailure };

type RejoinOptions = {
  /** Tries before, of a call that keeps losing its connection: they count for the delays. */
  attempts: number;
  /** Enters with the last token there was, or with a fresh one. Never rejects. */
  enter: (token: 'old' | 'fresh') => Promise<Entered>;
  onHindrance: (hindrance: RejoinHindrance | null) => void;
  signal: AbortSignal;
};

/**
 * Goes back into the room after the connection was lost: first as the same participant, with the last token, so that
 * nobody sees two of one person; once that has expired with a fresh one. Waits longer and longer, but goes at once when
 * the network or the tab comes back. Answers with the room, with the end of the call, or with null once aborted.
 */
export async function rejoin(options: RejoinOptions): Promise<Room | EndReason | null> {
  const { enter, onHindrance, signal } = options;
  const startedAt = Date.now();
  let { attempts } = options;
  let token: 'old' | 'fresh' = 'old';
  let milliseconds = rejoinDelay(attempts, Math.random());
  for (;;) {
    await waitOrWake(milliseconds, signal);
    if (signal.aborted) return null;
    const entered = await enter(token);
    if (signal.aborted) return null;
    if ('room' in entered) return entered.room;
    const step = rejoinStep(entered.failure, {
      attempts: ++attempts,
      elapsedMilliseconds: Date.now() - startedAt,
      isOldToken: token === 'old',
      random: Math.random(),
    });
    if (step.kind === 'end') return step.reason;
    token = step.needsFreshToken ? 'fresh' : 'old';
    milliseconds = step.milliseconds;
    onHindrance(navigator.onLine ? step.hindrance : 'offline');
  }
}
