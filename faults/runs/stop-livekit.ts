import type { FaultRun } from '../fault-run.ts';
import { withDeployment } from '../parts/deployment.ts';
import { endSfuAgainAndAgain } from './end-sfu-again-and-again.ts';

/** A SIGTERM in the server's first second was seen to hang it. */
const oldEnoughMs = 1100;

export const stopLivekit: FaultRun = {
  name: 'stop-livekit',
  fault:
    'The SFU is stopped with two SIGTERM, as a deployment stops it, with people in three rooms; it tells of nobody',
  requires: 'as when it is killed: its clients are sent away and come back with a fresh token',
  parts: 'LiveKit, media clients',
  cycles: 20,
  unit: 'stops',
  limitMinutes: 14,
  run: (settings) =>
    withDeployment({ hasSfu: true }, (deployment) =>
      endSfuAgainAndAgain(
        deployment,
        async () => {
          await Bun.sleep(oldEnoughMs);
          await deployment.sfu?.stop();
        },
        settings,
      ),
    ),
};
