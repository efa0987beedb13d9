/** When a log first said each of these messages, in ms since that time (Unix milliseconds); what it never said is left out. Pure. */
export function logMoments(log: string, messages: readonly string[], since: number): Map<string, number> {
  const moments = new Map<string, number>();
  for (const line of log.split('\n')) {
    if (!line.startsWith('{')) continue;
    const { msg, time } = JSON.parse(line) as { msg?: string; time?: string | number };
    if (msg === undefined || time === undefined || !messages.includes(msg) || moments.has(msg)) continue;
    moments.set(msg, new Date(time).getTime() - since);
  }
  return moments;
}
