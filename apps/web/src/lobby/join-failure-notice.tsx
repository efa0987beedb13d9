import { type ReactNode, useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { JoinFailure } from '../call/call-state.ts';
import { Notice } from '../ui/notice.tsx';

/** Why the last try to join did not work, and what to do. */
export function JoinFailureNotice({ failure }: { failure: JoinFailure }): ReactNode {
  const t = useTranslations('joinFailure');
  const words = {
    'api-unreachable': () => t('apiUnreachable'),
    'api-unavailable': () => t('apiUnavailable'),
    'room-full': () => t('roomFull'),
    'token-refused': () => t('tokenRefused'),
    'sfu-unreachable': () => t('sfuUnreachable'),
    unexpected: () => t('unexpected'),
  };
  return (
    <Notice title={t('title')}>
      {failure.kind === 'rate-limited' ? <RateLimited failure={failure} /> : words[failure.kind]()}
    </Notice>
  );
}

function RateLimited({ failure }: { failure: Extract<JoinFailure, { kind: 'rate-limited' }> }): ReactNode {
  const t = useTranslations('joinFailure');
  const [seconds, setSeconds] = useState(failure.retryAfterSeconds);
  useEffect(() => {
    setSeconds(failure.retryAfterSeconds);
    const timer = setInterval(() => setSeconds((left) => Math.max(0, left - 1)), 1000);
    return () => clearInterval(timer);
  }, [failure]);
  // The sentence counts down for the eye; a screen reader hears it once, when it appears.
  return <span aria-live="off">{t('rateLimited', { seconds })}</span>;
}
