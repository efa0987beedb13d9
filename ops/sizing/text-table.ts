export type Cell = string | number;

/** A table as Markdown has it, which reads well in a terminal too: columns as wide as their widest cell. */
export function textTable(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const lines = [head, ...rows.map((row) => row.map(asText))];
  const widths = head.map((_, column) => Math.max(3, ...lines.map((line) => line[column]?.length ?? 0)));
  const asLine = (cells: readonly string[]): string =>
    `| ${widths.map((width, column) => (cells[column] ?? '').padEnd(width)).join(' | ')} |`;
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  const [first = '', ...others] = lines.map(asLine);
  return [first, rule, ...others].join('\n');
}

function asText(cell: Cell): string {
  return typeof cell === 'string' ? cell : roundNumber(cell);
}

/** Three digits that count, all of a whole part, and commas in it. */
export function roundNumber(number: number): string {
  const size = Math.abs(number);
  if (size >= 100_000) return Number(number.toPrecision(3)).toLocaleString('en');
  if (size >= 100) return Math.round(number).toLocaleString('en');
  return String(Number(number.toPrecision(size >= 1 ? 3 : 2)));
}
