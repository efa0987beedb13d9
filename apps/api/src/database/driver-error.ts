/** What the driver threw; TypeORM wraps it. */
export function driverErrorIn(thrown: unknown): unknown {
  return thrown instanceof Error && 'driverError' in thrown ? thrown.driverError : thrown;
}
