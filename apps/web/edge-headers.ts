import { pageHeaders } from './page-headers.ts';

/** A name no host has; the edge puts the one in its place by which the browser found it. */
const standIn = 'edge.invalid';

/**
 * The page's headers as a snippet for the edge's Caddyfile, `import page-headers ws http` or `… wss https`: the SFU is at
 * the page's own address, whichever that is. `'self'` says as much to today's browsers, not to Safari before 15.4. Pure.
 */
export function edgeHeaders(): string {
  const lines = Object.entries(pageHeaders(`wss://${standIn}`)).map(
    ([name, value]) => `\t\t${name} "${atOwnAddress(value)}"`,
  );
  return ['(page-headers) {', '\theader {', ...lines, '\t}', '}', ''].join('\n');
}

function atOwnAddress(value: string): string {
  if (/["\\{}]/.test(value))
    throw new Error('A header has a character that a Caddyfile would read as its own.');
  return value
    .replace(`wss://${standIn}`, '{args[0]}://{http.request.hostport}')
    .replace(`https://${standIn}`, '{args[1]}://{http.request.hostport}');
}
