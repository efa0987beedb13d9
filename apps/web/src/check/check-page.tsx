import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../ui/button.tsx';
import { PageFrame } from '../ui/page-frame.tsx';
import { useDocumentTitle } from '../ui/use-document-title.ts';
import styles from './check-page.module.css';
import { type CheckState, type CheckStep, checkSteps } from './check-state.ts';
import { CheckStepItem } from './check-step-item.tsx';
import { CheckSummary } from './check-summary.tsx';
import { OpenDevice } from './open-device.tsx';
import { SpeakerQuestion } from './speaker-question.tsx';
import { useCheck } from './use-check.ts';
import { useCheckWords } from './use-check-words.ts';

/** Tests what a call needs, step by step, and says what to do about what does not work. */
export function CheckPage(): ReactNode {
  const t = useTranslations('check');
  const { check, view } = useCheck();
  const { state, openTrack } = view;
  useDocumentTitle(t('documentTitle'));
  return (
    <PageFrame>
      <div className={styles.page}>
        <h1>{t('link')}</h1>
        <p className={styles.lead}>{t('lead')}</p>
        <Button look="primary" className={styles.start} onClick={() => void check.run()}>
          {state.status === 'idle' ? t('start') : t('again')}
        </Button>
        <Announcement state={state} />
        {state.status !== 'idle' && (
          <ol className={styles.steps} aria-label={t('steps')}>
            {checkSteps.map((step) => (
              <CheckStepItem key={step} step={step} state={state.steps[step]}>
                {state.steps[step].status === 'running' && (
                  <>
                    {isDevice(step) && openTrack?.readyState === 'live' && (
                      <OpenDevice kind={step} track={openTrack} />
                    )}
                    {step === 'speaker' && (
                      <SpeakerQuestion
                        onPlay={() => check.playSound()}
                        onAnswer={(isHeard) => check.answer(isHeard)}
                      />
                    )}
                  </>
                )}
              </CheckStepItem>
            ))}
          </ol>
        )}
        {state.status === 'done' && <CheckSummary startedAt={state.startedAt} steps={state.steps} />}
      </div>
    </PageFrame>
  );
}

function isDevice(step: CheckStep): step is 'microphone' | 'camera' {
  return step === 'microphone' || step === 'camera';
}

/** Tells a screen reader what the last step came to, and the speaker's question. */
function Announcement({ state }: { state: CheckState }): ReactNode {
  const t = useTranslations('check');
  const words = useCheckWords();
  const ended =
    state.status === 'idle' ? [] : checkSteps.filter((step) => state.steps[step].status === 'ended');
  const last = ended.at(-1);
  return (
    <p role="status" className="visually-hidden">
      {state.status !== 'idle' && last !== undefined && (
        <>
          {t('told', { step: words.nameOf(last), result: words.resultOf(state.steps[last]) })}{' '}
          {words.detailsOf(last, state.steps[last]).join(' ')}{' '}
          {state.steps.speaker.status === 'running' && t('question')}
        </>
      )}
    </p>
  );
}
