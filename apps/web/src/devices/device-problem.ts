/** Why a microphone or camera cannot be used; each has its own sentence and way on. */
export type DeviceProblem =
  | 'denied'
  | 'dismissed'
  | 'missing'
  | 'busy'
  | 'insecure'
  | 'unsupported'
  | 'unknown';

/** What the browser says beside the error itself. */
export type DeviceContext = {
  isSecureContext: boolean;
  hasMediaDevices: boolean;
  /** The permission after the attempt; null where the browser does not tell. */
  permission: PermissionState | null;
};

/** Names the problem behind a rejected `getUserMedia`, or behind its absence (`errorName` null). */
export function deviceProblem(errorName: string | null, context: DeviceContext): DeviceProblem {
  if (!context.hasMediaDevices) return context.isSecureContext ? 'unsupported' : 'insecure';
  switch (errorName) {
    case 'NotAllowedError':
      // Closing the question without an answer rejects just as "block" does; only the permission tells them apart.
      return context.permission === 'prompt' ? 'dismissed' : 'denied';
    case 'SecurityError':
      return context.isSecureContext ? 'denied' : 'insecure';
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'missing';
    case 'NotReadableError':
    case 'AbortError':
      return 'busy';
    default:
      return 'unknown';
  }
}
