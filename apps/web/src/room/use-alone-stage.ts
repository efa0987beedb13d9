import { useCallback, useEffect, useState } from 'react';
import { type AloneStage, aloneLimitMilliseconds, aloneStage } from './alone-timing.ts';

/** Timers stand still while a computer sleeps and a tab is throttled, so the clock is looked at this often. */
const lookMilliseconds = 5_000;

const quiet: AloneStage = { kind: 'quiet', millisecondsLeft: aloneLimitMilliseconds };

/** Follows how long one has been alone; `stay` begins anew. */
export function useAloneStage(isAlone: boolean): { stage: AloneStage; stay: () => void } {
  const [round, setRound] = useState(0);
  const [stage, setStage] = useState<AloneStage>(quiet);
  const stay = useCallback(() => setRound((last) => last + 1), []);

  useEffect(() => {
    setStage(quiet);
    if (!isAlone) return;
    let start = Date.now();
    let isCounting = false;
    let timer: ReturnType<typeof setTimeout>;
    const follow = (): void => {
      const milliseconds = Date.now() - start;
      // A computer that slept through the hour wakes to the whole countdown.
      if (!isCounting && milliseconds > aloneLimitMilliseconds)
        start += milliseconds - aloneLimitMilliseconds;
      const now = aloneStage(Date.now() - start);
      isCounting = now.kind === 'countdown';
      setStage(now);
      if (now.kind === 'over') return;
      timer = setTimeout(
        follow,
        now.kind === 'quiet' ? Math.min(now.millisecondsLeft, lookMilliseconds) : 1000,
      );
    };
    follow();
    return () => clearTimeout(timer);
  }, [isAlone, round]);

  return { stage, stay };
}
