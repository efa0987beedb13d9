import type { OpenapiDocument } from './openapi-document.ts';

/** The style of the page; its hash is all that the page's policy allows. */
export const referenceStyle = `
:root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}
body{max-width:60rem;margin:0 auto;padding:2rem 1rem}
section{border-top:1px solid #8888;margin-top:2rem;padding-top:1rem}
h2{font-size:1.15rem;font-family:ui-monospace,monospace;overflow-wrap:anywhere}
pre{overflow:auto;padding:.75rem;border:1px solid #8888;border-radius:.5rem}
dt{font-weight:600;margin-top:.75rem}dd{margin:0}
`;

type Schema = { $ref?: string; [key: string]: unknown };

/** The document as a page to read: HTML without a script, everything escaped. */
export function referencePage(document: OpenapiDocument): string {
  const operations = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    Object.entries(item ?? {}).map(([method, operation]) =>
      section(`${method.toUpperCase()} ${path}`, operation),
    ),
  );
  const schemas = Object.entries(document.components?.schemas ?? {}).map(
    ([name, schema]) =>
      `<section id="${escapeHtml(name)}"><h2>${escapeHtml(name)}</h2>${json(schema)}</section>`,
  );
  const { title, version, description } = document.info;
  return [
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">`,
    `<title>${escapeHtml(title)}</title><style>${referenceStyle}</style></head><body><main>`,
    `<h1>${escapeHtml(title)} ${escapeHtml(version)}</h1><p>${prose(description ?? '')}</p>`,
    `<p><a href="openapi.json">openapi.json</a></p>`,
    ...operations,
    ...schemas,
    '</main></body></html>',
  ].join('\n');
}

type Answer = { description?: string; content?: Record<string, { schema?: Schema }> };

type OperationObject = {
  summary?: string;
  description?: string;
  requestBody?: { content?: Record<string, { schema?: Schema }> };
  responses?: Record<string, Answer>;
};

function section(heading: string, operation: OperationObject): string {
  const { summary = '', description = '', requestBody, responses = {} } = operation;
  const answers = Object.entries(responses).map(
    ([status, each]) =>
      `<dt>${escapeHtml(status)}</dt><dd>${prose(each.description ?? '')} ${contents(each.content)}</dd>`,
  );
  const body =
    requestBody === undefined ? '' : `<dl><dt>Body</dt><dd>${contents(requestBody.content)}</dd></dl>`;
  return `<section><h2>${escapeHtml(heading)}</h2><p><strong>${escapeHtml(summary)}.</strong> ${prose(description)}</p>${body}<dl>${answers.join('')}</dl></section>`;
}

function contents(content: Answer['content'] = {}): string {
  return Object.entries(content)
    .map(([mediaType, { schema = {} }]) => `<code>${escapeHtml(mediaType)}</code> ${schemaOf(schema)}`)
    .join(' ');
}

function schemaOf(schema: Schema): string {
  const name = schema.$ref?.split('/').at(-1);
  return name === undefined ? json(schema) : `<a href="#${escapeHtml(name)}">${escapeHtml(name)}</a>`;
}

function json(value: unknown): string {
  return `<pre>${escapeHtml(JSON.stringify(value, null, 2))}</pre>`;
}

/** Words as they are, but for what stands between backticks. */
function prose(text: string): string {
  return escapeHtml(text).replace(/`([^`]+)`/g, '<code>$1</code>');
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
