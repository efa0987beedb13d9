import { inWords } from '../../stability/accounting/measure.ts';
import { spreadOf } from '../../stability/accounting/spread.ts';
import type { Figure } from '../bench-part.ts';
import { ratioInWords, ratiosOf } from './ratio.ts';

type Limits = { readonly least?: number; readonly most?: number };

/** The targets and bounds that were missed, in words. What was not measured has missed them. Pure. */
export function missesIn(figures: readonly Figure[]): string[] {
  return figures.flatMap((figure) => {
    const { ours, unit, target, bound } = figure;
    const missed: string[] = [];
    if (target !== undefined) {
      const ratios = ratiosOf(ours, figure.beside?.[target.against] ?? []);
      if (!isWithin(spreadOf(ratios).median, target))
        missed.push(
          `${titleOf(figure)}: ${ratioInWords(ratios)} ${target.against}, goal ${targetInWords(figure)}`,
        );
    }
    if (bound !== undefined && !isWithin(spreadOf(ours).median, bound))
      missed.push(`${titleOf(figure)}: ${inWords(ours, unit)}, goal ${boundInWords(figure)}`);
    return missed;
  });
}

/** Pure. */
export function titleOf({ what, size }: Figure): string {
  return size === undefined ? what : `${what}, ${size.toLocaleString('en')}`;
}

/** "at least 1.5×"; empty without a target. Pure. */
export function targetInWords({ target }: Figure): string {
  return target === undefined ? '' : limitsInWords(target, '×');
}

/** "at most 0 ms"; empty without a bound. Pure. */
export function boundInWords({ bound, unit }: Figure): string {
  return bound === undefined ? '' : limitsInWords(bound, unit === undefined ? '' : ` ${unit}`);
}

/** Written so that NaN, which is neither less nor more, is outside. */
function isWithin(value: number, { least, most }: Limits): boolean {
  return value >= (least ?? Number.NEGATIVE_INFINITY) && value <= (most ?? Number.POSITIVE_INFINITY);
}

function limitsInWords({ least, most }: Limits, unit: string): string {
  const words = [
    ...(least === undefined ? [] : [`at least ${least}${unit}`]),
    ...(most === undefined ? [] : [`at most ${most}${unit}`]),
  ];
  return words.join(' and ');
}
