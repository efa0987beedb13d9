import { driverErrorIn } from './driver-error.ts';

/** Whether the database was asked, and would not have what it was given: a value or a row that breaks its rules. */
export function isDataRefused(thrown: unknown): boolean {
  return /^2[23]/.test(sqlStateIn(thrown) ?? '');
}

/** The SQLSTATE of what the server said; null of anything else that was thrown. */
export function sqlStateIn(thrown: unknown): string | null {
  const error = driverErrorIn(thrown);
  if (!(error instanceof Error && 'severity' in error && 'code' in error)) return null;
  return typeof error.code === 'string' ? error.code : null;
}
