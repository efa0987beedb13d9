import type { FaultRun } from '../fault-run.ts';
import { withDeployment } from '../parts/deployment.ts';
import { endSfuAgainAndAgain } from './end-sfu-again-and-again.ts';

export const killLivekit: FaultRun = {
  name: 'kill-livekit',
  fault:
    'The SFU is killed (`kill -9`) at random moments with people in three rooms; it never tells who left',
  requires:
    'everyone comes back; 90 s later no row is open without a living participant, and none is doubled',
  parts: 'LiveKit, media clients',
  cycles: 30,
  unit: 'kills',
  limitMinutes: 14,
  run: (settings) =>
    withDeployment({ hasSfu: true }, (deployment) =>
      endSfuAgainAndAgain(deployment, async () => deployment.sfu?.kill(), settings),
    ),
};
