import { useTranslations } from 'use-intl';
import type { CheckFacts, CheckOutcome, CheckStep, StepState } from './check-state.ts';

/** What the page and the report say of a step. */
export type CheckWords = {
  nameOf(step: CheckStep): string;
  resultOf(state: StepState): string;
  /** What was found out or what to do, a sentence each; without the device, whose name may be a person's. */
  detailsOf(step: CheckStep, state: StepState): string[];
};

/** The words of a check, in the language of the page. */
export function useCheckWords(): CheckWords {
  const t = useTranslations();
  return {
    nameOf: (step) => t(`check.stepName.${step}`),
    resultOf: (state) => t(`check.result.${state.status === 'ended' ? state.outcome.status : state.status}`),
    detailsOf: (step, state) => (state.status === 'ended' ? wordsOf(step, state.outcome) : []),
  };

  function wordsOf(step: CheckStep, outcome: CheckOutcome): string[] {
    switch (outcome.status) {
      case 'passed':
        return factsIn(outcome.facts);
      case 'failed':
        return [troubleOf(step, outcome.trouble)];
      case 'skipped':
        return [t(`check.omission.${outcome.omission}`)];
    }
  }

  function troubleOf(
    step: CheckStep,
    trouble: Extract<CheckOutcome, { status: 'failed' }>['trouble'],
  ): string {
    switch (trouble) {
      case 'denied':
      case 'dismissed':
      case 'missing':
      case 'busy':
      case 'insecure':
      case 'unsupported':
      case 'unknown':
        return t(`devices.${step === 'camera' ? 'camera' : 'microphone'}Problem.${trouble}`);
      default:
        return t(`check.trouble.${trouble}`);
    }
  }

  function factsIn(facts: CheckFacts): string[] {
    const { picture, latencyMilliseconds, roundTripMilliseconds, server, version } = facts;
    return [
      picture &&
        t('check.picture', {
          width: String(picture.width), // not grouped: 1280, not 1,280
          height: String(picture.height),
          framesPerSecond: picture.framesPerSecond,
        }),
      server !== undefined && t('check.server', { server }),
      version !== undefined && t('check.version', { version }),
      latencyMilliseconds !== undefined && t('check.latency', { milliseconds: String(latencyMilliseconds) }),
      roundTripMilliseconds !== undefined &&
        t('check.roundTrip', { milliseconds: String(roundTripMilliseconds) }),
    ].filter((words) => typeof words === 'string');
  }
}
