import { Circle, CircleAlert, CircleCheck, CircleMinus, LoaderCircle } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { CheckStep, StepState } from './check-state.ts';
import styles from './check-step-item.module.css';
import { useCheckWords } from './use-check-words.ts';

const icons = {
  waiting: Circle,
  running: LoaderCircle,
  passed: CircleCheck,
  failed: CircleAlert,
  skipped: CircleMinus,
};

type CheckStepItemProps = { step: CheckStep; state: StepState; children: ReactNode };

/** One step: how it stands, what it found out, and while it runs what it needs of the person. */
export function CheckStepItem({ step, state, children }: CheckStepItemProps): ReactNode {
  const t = useTranslations('check');
  const words = useCheckWords();
  const status = state.status === 'ended' ? state.outcome.status : state.status;
  const Icon = icons[status];
  const device =
    state.status === 'ended' && state.outcome.status === 'passed' ? state.outcome.facts.device : undefined;
  const details = [...(device ? [device] : []), ...words.detailsOf(step, state)];
  return (
    <li className={styles.step} data-step={step} data-status={status}>
      <Icon aria-hidden size={22} />
      <div className={styles.head}>
        <h2>{words.nameOf(step)}</h2>
        <p className={styles.result}>
          {words.resultOf(state)}
          {state.status === 'ended' && status !== 'skipped' && (
            <span className={styles.duration}>
              {' · '}
              {t('duration', { seconds: (state.durationMilliseconds / 1000).toFixed(1) })}
            </span>
          )}
        </p>
      </div>
      <div className={styles.body}>
        {details.map((detail) => (
          <p key={detail}>{detail}</p>
        ))}
        {children}
      </div>
    </li>
  );
}
