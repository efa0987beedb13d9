/**
 * A comma list of web origins; null when one of them is none. An origin is written as browsers send it (lower case, no
 * path, no usual port, nothing after it), because it is compared with their `Origin` letter by letter.
 */
export function parseOrigins(text: string): readonly string[] | null {
  const origins = text.split(',').map((part) => part.trim());
  return origins.every(isOrigin) ? origins : null;
}

function isOrigin(text: string): boolean {
  const url = URL.parse(text);
  // A star is a letter like others to a URL, and to whoever writes one it means any host.
  return url !== null && /^https?:$/.test(url.protocol) && url.origin === text && !text.includes('*');
}
