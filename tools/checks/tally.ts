/** How many checks and tests held and how many did not. */
export type Tally = { readonly passed: number; readonly failed: number };

export const nothingYet: Tally = { passed: 0, failed: 0 };

export function plus(one: Tally, other: Tally): Tally {
  return { passed: one.passed + other.passed, failed: one.failed + other.failed };
}

/** The last line of a run. */
export function asLine({ passed, failed }: Tally): string {
  return `${passed} passed, ${failed} failed`;
}

/**
 * What a test runner's JUnit report and exit code say together. A runner that broke, ran nothing, or is unhappy
 * without naming a test counts as one failure. Pure.
 */
export function tallyOf(junit: string | undefined, exitCode: number): Tally {
  const summary = /<testsuites\b[^>]*>/.exec(junit ?? '')?.[0] ?? '';
  const count = (name: string): number => Number(new RegExp(`\\b${name}="(\\d+)"`).exec(summary)?.[1] ?? 0);
  const failed = count('failures') + count('errors');
  const passed = Math.max(0, count('tests') - failed - count('skipped'));
  const isBroken = failed === 0 && (exitCode !== 0 || passed === 0);
  return { passed, failed: isBroken ? 1 : failed };
}
