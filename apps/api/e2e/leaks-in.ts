/** What an API must never write down, found in its log: tokens of any kind, and the given secrets and names. */
export function leaksIn(log: string, confidential: readonly string[]): string[] {
  const tokens = log.match(/eyJ[A-Za-z0-9_-]{10,}/g) ?? [];
  return [...tokens, ...confidential.filter((text) => log.includes(text))];
}

/** The lines of a log that are not JSON objects; someone who can break out of one line can forge the next. */
export function brokenLinesIn(log: string): string[] {
  return log.split('\n').filter((line) => line !== '' && !isJsonObject(line));
}

function isJsonObject(line: string): boolean {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null;
  } catch {
    return false;
  }
}
