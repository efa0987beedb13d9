import { type ReactNode, useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../ui/button.tsx';
import { browserName } from './browser-name.ts';
import { checkReport } from './check-report.ts';
import { type CheckStep, checkSteps, type StepState } from './check-state.ts';
import styles from './check-summary.module.css';
import { useCheckWords } from './use-check-words.ts';

/** How long the button says that it worked, in milliseconds. */
const confirmationMilliseconds = 2500;

type CheckSummaryProps = { startedAt: number; steps: Readonly<Record<CheckStep, StepState>> };

/** What it all came to, and the report to copy. */
export function CheckSummary({ startedAt, steps }: CheckSummaryProps): ReactNode {
  const t = useTranslations('check');
  const report = useReport(startedAt, steps);
  const count = checkSteps.filter((step) => isTrouble(steps[step])).length;
  return (
    <section className={styles.summary} aria-label={t('report')}>
      <p role="status" className={styles.verdict}>
        {count === 0 ? t('allWell') : t('someTrouble', { count })}
      </p>
      <p className={styles.hint}>{t('reportHint')}</p>
      <pre className={styles.report}>{report}</pre>
      <CopyReport report={report} />
    </section>
  );
}

function CopyReport({ report }: { report: string }): ReactNode {
  const t = useTranslations('check');
  const [isCopied, setIsCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setIsCopied(false), confirmationMilliseconds);
    return () => clearTimeout(timer);
  }, [isCopied]);

  const copy = async (): Promise<void> => {
    // Where the browser refuses the clipboard the report stands above, to be copied by hand.
    await navigator.clipboard?.writeText(report).then(
      () => setIsCopied(true),
      () => undefined,
    );
  };

  return (
    <Button onClick={() => void copy()}>
      <span aria-live="polite">{isCopied ? t('copied') : t('copy')}</span>
    </Button>
  );
}

function useReport(startedAt: number, steps: CheckSummaryProps['steps']): string {
  const t = useTranslations('check');
  const words = useCheckWords();
  const { browser, system } = browserName(navigator.userAgent);
  return checkReport({
    title: t('documentTitle'),
    surroundings: [
      [t('time'), new Date(startedAt).toISOString()],
      [t('browser'), browser ?? t('unknown')],
      [t('system'), system ?? t('unknown')],
    ],
    steps: checkSteps.map((step) => {
      const state = steps[step];
      const isTimed = state.status === 'ended' && state.outcome.status !== 'skipped';
      return {
        name: words.nameOf(step),
        result: words.resultOf(state),
        durationMilliseconds: isTimed ? state.durationMilliseconds : null,
        details: words.detailsOf(step, state),
      };
    }),
  });
}

function isTrouble(state: StepState): boolean {
  return state.status === 'ended' && state.outcome.status === 'failed';
}
