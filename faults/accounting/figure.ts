/** One measured number, in the words of a table, and how small or large it has to be. */
export type Figure = {
  readonly what: string;
  readonly value: number;
  readonly unit?: 'ms' | 's' | 'MB' | 'times';
  /** The goal; without one the figure is only told. Also how a run shows that its outage happened. */
  readonly least?: number;
  readonly most?: number;
};

/** The goals that were missed, in words. Pure. */
export function missesIn(figures: readonly Figure[]): string[] {
  return figures.flatMap((figure) => {
    const { value, least, most } = figure;
    if ((least === undefined || value >= least) && (most === undefined || value <= most)) return [];
    const goals = [
      ...(least === undefined ? [] : [`at least ${least}`]),
      ...(most === undefined ? [] : [`at most ${most}`]),
    ];
    return [`${inWords(figure)} (${goals.join(', ')})`];
  });
}

/** Pure. */
export function inWords({ what, value, unit }: Figure): string {
  const places = unit === 's' || unit === 'times' ? 2 : unit === 'MB' ? 1 : 0;
  // Nothing was measured, or what was waited for never came.
  const number = Number.isFinite(value) ? value.toLocaleString('en', { maximumFractionDigits: places }) : '–';
  return unit === undefined ? `${number} ${what}` : `${what} ${number} ${unit}`;
}
