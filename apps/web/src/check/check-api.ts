import { requestConfig } from '../api/config.ts';
import { requestToken } from '../api/token.ts';
import { apiTrouble, type CheckOutcome } from './check-state.ts';

/** The way into a room of this check alone; not for any eye or report. */
export type Admission = { readonly livekitUrl: string; readonly token: string };

/** What the operator's session log calls the one who checks. */
const participantName = 'LiveMeet check';
/** The first question may open the connection; the middle of three tells what a question costs. */
const questions = 3;

/** Asks the API where the SFU is, a few times, and for a token for a room that nobody else knows. */
export async function checkApi(
  signal: AbortSignal,
): Promise<{ outcome: CheckOutcome; admission: Admission | null }> {
  const latencies: number[] = [];
  let livekitUrl = '';
  for (let asked = 0; asked < questions; asked++) {
    const since = performance.now();
    const config = await requestConfig(signal);
    if (!config.ok) return refused({ status: 'failed', trouble: apiTrouble(config.failure) });
    latencies.push(performance.now() - since);
    livekitUrl = config.value.livekitUrl;
  }
  const token = await requestToken({ participantName }, signal);
  if (!token.ok) return refused({ status: 'failed', trouble: apiTrouble(token.failure) });
  const latencyMilliseconds = Math.round(latencies.sort((a, b) => a - b)[1] ?? 0);
  return {
    outcome: { status: 'passed', facts: { latencyMilliseconds } },
    admission: { livekitUrl, token: token.value.token },
  };
}

function refused(outcome: CheckOutcome): { outcome: CheckOutcome; admission: null } {
  return { outcome, admission: null };
}
