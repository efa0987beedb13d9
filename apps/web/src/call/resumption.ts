import { resumeDelay, resumeLimitMilliseconds, resumeTryLimitMilliseconds } from './rejoin-delays.ts';

const lookMilliseconds = 1_000;

/**
 * What the SDK's tries to resume a connection may take. Without media they have a few seconds; while media go through
 * they go on, for then nothing is gained by a new connection and what works would be cut.
 */
export class Resumption {
  /** Whether media go through; nothing is known of that before the room is entered. */
  hasMedia: () => boolean = () => false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #triedAt = 0;

  get isUnderway(): boolean {
    return this.#timer !== undefined;
  }

  /** Milliseconds before the SDK's try of that number, from 0; null when it shall try no more. */
  readonly nextDelay = (attempt: number): number | null => {
    this.#triedAt = performance.now();
    return resumeDelay(attempt, this.hasMedia(), Math.random());
  };

  /** The SDK has begun; tells, now and from time to time, that it goes on, or that it has had its time. */
  begin({ onGoingOn, onGivenUp }: { onGoingOn: () => void; onGivenUp: () => void }): void {
    const look = (): void => {
      const isHung = performance.now() - this.#triedAt > resumeTryLimitMilliseconds;
      if (this.hasMedia() && !isHung) goOn(lookMilliseconds);
      else onGivenUp();
    };
    const goOn = (milliseconds: number): void => {
      onGoingOn();
      this.#timer = setTimeout(look, milliseconds);
    };
    if (!this.isUnderway) goOn(resumeLimitMilliseconds);
  }

  /** The connection is restored, or another one takes its place. */
  end(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
