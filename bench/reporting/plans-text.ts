import type { QueryPlan } from '../bench-part.ts';

/** The document of a part's plans. Pure. */
export function plansText(name: string, plans: readonly QueryPlan[]): string {
  const sections = plans.map(
    ({ what, sql, lines }) =>
      `## ${what}\n\n\`\`\`sql\n${withoutMargin(sql)}\n\`\`\`\n\n\`\`\`\n${lines.join('\n')}\n\`\`\`\n`,
  );
  const head = `# Plans of ${name}\n
What PostgreSQL says with \`EXPLAIN (ANALYZE, BUFFERS)\` of the statements that \`bun run bench ${name}\` measures, at the largest size. Written by \`bun run bench report\`.\n`;
  return [head, ...sections].join('\n');
}

/** Without the empty lines around it, and without the spaces that all of its lines begin with. */
function withoutMargin(sql: string): string {
  const lines = sql
    .replace(/^\s*\n/, '')
    .trimEnd()
    .split('\n');
  const margin = Math.min(...lines.filter((line) => line !== '').map((line) => line.search(/\S/)));
  return lines.map((line) => line.slice(margin)).join('\n');
}
