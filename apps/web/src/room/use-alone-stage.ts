import { useCallback, useEffect, useState } from 'react';
import { type AloneStage, aloneLimitMilliseconds, aloneStage } from './alone-timing.ts';

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
      if (now.kind !== 'over') timer = setTimeout(follow, now.kind === 'quiet' ? now.millisecondsLeft : 1000);
    };
    follow();
    return () => clearTimeout(timer);
  }, [isAlone, round]);

  return { stage, stay };
}
