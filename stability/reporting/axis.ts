/** From nought (or below, where values are) to the largest value: at most six round numbers in equal steps. Pure. */
export function roundTicks(values: readonly number[]): number[] {
  const least = Math.min(0, ...values);
  const most = Math.max(0, ...values);
  const step = roundStep((most - least || 1) / 5);
  const first = Math.floor(least / step);
  const last = Math.ceil(most / step) || 1;
  return Array.from({ length: last - first + 1 }, (_none, index) =>
    Number(((first + index) * step).toPrecision(6)),
  );
}

/** Where a value lies between two pixels, the ticks being the ends. Pure. */
export function placed(value: number, ticks: readonly number[], from: number, to: number): number {
  const [first = 0] = ticks;
  const last = ticks.at(-1) ?? 1;
  return from + ((value - first) / (last - first)) * (to - from);
}

/** The smallest of 1, 2, 5, 10, … that is not smaller. */
function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  return (([1, 2, 5, 10].find((each) => each * power >= least) ?? 10) as number) * power;
}
