import { withGround } from '../people/ground.ts';
import type { StabilityPart } from '../stability-part.ts';
import { outageMeasures } from './outage-measures.ts';

export const freeze: StabilityPart = {
  name: 'freeze',
  item: 'The SFU stands still for 8 s (`SIGSTOP`) and goes on: to browsers the same as a network that drops everything',
  requires: 'sound and picture come back by themselves, both ways, within 5 s; no ghost tile',
  cycles: 10,
  quickCycles: 0,
  unit: 'freezes',
  limitMinutes: 20,
  run: (settings) =>
    withGround(async (ground) => ({
      measures: await outageMeasures(
        ground,
        {
          begin: ({ stack }) => stack.freezeSfu(),
          end: ({ stack }) => stack.thawSfu(),
          lengthMs: 8000,
        },
        { mostSeconds: 5 },
        settings,
      ),
    })),
};
