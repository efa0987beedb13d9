import type { Room } from 'livekit-client';
import { useEffect, useState } from 'react';
import { suppressNoise } from './suppress-noise.ts';

/** Keeps noise suppression as it is set, and tells when it failed to start. */
export function useNoiseSuppression(room: Room): { hasFailed: boolean; dismiss: () => void } {
  const [hasFailed, setHasFailed] = useState(false);
  useEffect(() => suppressNoise(room, setHasFailed), [room]);
  return { hasFailed, dismiss: () => setHasFailed(false) };
}
