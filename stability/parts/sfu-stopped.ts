import { withGround } from '../people/ground.ts';
import type { StabilityPart } from '../stability-part.ts';
import { outageMeasures } from './outage-measures.ts';

/** The page waits 5 s at most between two tries; the rest is what a join takes. */
const mostSeconds = 10;

export const sfuStopped: StabilityPart = {
  name: 'sfu-stopped',
  item: 'The SFU is asked to end (two `SIGTERM`, as a deployment does) and is back after 5 s: it says goodbye to everyone first',
  requires:
    'sound and picture come back by themselves, both ways, within 10 s and sooner than on the bare page; no ghost tile',
  cycles: 5,
  quickCycles: 0,
  unit: 'stops',
  limitMinutes: 25,
  run: (settings) =>
    withGround(async (ground) => {
      const notes: string[] = [];
      const measures = await outageMeasures(
        ground,
        {
          begin: ({ stack }) => stack.shutDownSfu(),
          end: ({ stack }) => stack.revive('livekit'),
          lengthMs: 5000,
        },
        { mostSeconds, soonerBySeconds: 0 },
        settings,
        (words) => notes.push(`What one of them reads: ${words}`),
      );
      return { measures, notes };
    }),
};
