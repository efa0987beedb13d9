import { inWords } from '../../stability/accounting/measure.ts';
import { boundInWords, missesIn, targetInWords, titleOf } from '../accounting/goals.ts';
import { ratioInWords, ratiosOf } from '../accounting/ratio.ts';
import type { Figure } from '../bench-part.ts';

/** A figure beside one alternative, or alone: what the cells of its row say. */
export type FigureRow = {
  readonly what: string;
  readonly ours: string;
  /** Empty where nothing stands beside. */
  readonly beside: string;
  readonly ratio: string;
  readonly goal: string;
};

/** One row for each alternative a figure stands beside; one alone where there is none. Pure. */
export function figureRows(figures: readonly Figure[]): FigureRow[] {
  return figures.flatMap((figure) => {
    const { ours, unit, beside = {}, target } = figure;
    const what = titleOf(figure);
    const alternatives = Object.entries(beside);
    const alone = { what, ours: inWords(ours, unit), beside: '', ratio: '', goal: goalOf(figure, 'bound') };
    if (alternatives.length === 0) return [alone];
    return alternatives.map(([name, theirs]) => ({
      ...alone,
      beside: `${name}: ${inWords(theirs, unit)}`,
      ratio: ratioInWords(ratiosOf(ours, theirs)),
      goal: [goalOf(figure, 'bound'), ...(target?.against === name ? [goalOf(figure, 'target')] : [])]
        .filter((words) => words !== '')
        .join('; '),
    }));
  });
}

/** As Markdown. Pure. */
export function figureTable(figures: readonly Figure[]): string {
  const rows = figureRows(figures).map(
    ({ what, ours, beside, ratio, goal }) => `| ${[what, ours, beside, ratio, goal].join(' | ')} |`,
  );
  return ['| | LiveMeet | beside | ours ÷ theirs | goal |', '| --- | --- | --- | --- | --- |', ...rows].join(
    '\n',
  );
}

function goalOf(figure: Figure, kind: 'bound' | 'target'): string {
  const words = kind === 'bound' ? boundInWords(figure) : targetInWords(figure);
  if (words === '') return '';
  const { bound, target, ...rest } = figure;
  const alone =
    kind === 'bound' ? { ...rest, ...(bound && { bound }) } : { ...rest, ...(target && { target }) };
  return missesIn([alone]).length === 0 ? words : `${words}, **missed**`;
}
