import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';

/** How long a server may take to answer, and a stream may stand still. */
const CONNECT_LIMIT_MS = 5_000;
const STALL_LIMIT_MS = 15_000;
const REPORT_EVERY_MS = 2_000;

/** The text behind a small address. */
export async function downloadText(url: string): Promise<string> {
  const response = await answer(url, AbortSignal.timeout(CONNECT_LIMIT_MS));
  return response.text();
}

/** Streams an address into a file, telling how far it is, and returns the SHA-256 (hex) of what came. */
export async function downloadFile(
  url: string,
  path: string,
  report: (line: string) => void,
): Promise<string> {
  const controller = new AbortController();
  let watchdog = setTimeout(() => controller.abort(), CONNECT_LIMIT_MS);
  const file = await open(path, 'w');
  try {
    const response = await answer(url, controller.signal);
    const total = Number(response.headers.get('content-length'));
    const hash = createHash('sha256');
    let received = 0;
    let reportedAt = Date.now();
    for await (const chunk of response.body ?? []) {
      clearTimeout(watchdog);
      watchdog = setTimeout(() => controller.abort(), STALL_LIMIT_MS);
      await file.write(chunk);
      hash.update(chunk);
      received += chunk.byteLength;
      if (Date.now() - reportedAt < REPORT_EVERY_MS) continue;
      reportedAt = Date.now();
      report(`downloading: ${megabytes(received)}${total ? ` of ${megabytes(total)}` : ''} MB`);
    }
    return hash.digest('hex');
  } finally {
    clearTimeout(watchdog);
    await file.close();
  }
}

async function answer(url: string, signal: AbortSignal): Promise<Response> {
  const { host } = new URL(url);
  const response = await fetch(url, { signal }).catch((cause) => {
    throw new Error(`${host} cannot be reached`, { cause });
  });
  if (!response.ok) throw new Error(`${host} answered ${response.status} for ${url}`);
  return response;
}

function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(0);
}
