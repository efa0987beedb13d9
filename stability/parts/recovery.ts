import { withGround } from '../people/ground.ts';
import type { StabilityPart } from '../stability-part.ts';
import { outageMeasures } from './outage-measures.ts';

export const recovery: StabilityPart = {
  name: 'recovery',
  item: 'The SFU is killed (`kill -9`) and back after 5 s, with two people in a call',
  requires:
    'sound and picture come back by themselves, both ways, sooner than on the bare page; no ghost tile',
  cycles: 10,
  quickCycles: 1,
  unit: 'kills',
  limitMinutes: 20,
  run: (settings) =>
    withGround(async (ground) => ({
      measures: await outageMeasures(
        ground,
        {
          begin: ({ stack }) => stack.kill('livekit'),
          end: ({ stack }) => stack.revive('livekit'),
          lengthMs: 5000,
        },
        { soonerBySeconds: 0 },
        settings,
      ),
    })),
};
