import { MissingPart } from '../missing-part.ts';
import { isGoodEnough, LIVEKIT_VERSION } from './version.ts';

/** How the search looks at the machine. Each answers with the path of a program, or undefined, or fails. */
export type Probe = {
  onPath(): Promise<{ readonly path: string; readonly versionOutput: string } | undefined>;
  inCache(): Promise<string | undefined>;
  fromRelease(): Promise<string>;
  withGo(): Promise<string>;
};

/**
 * The search for a livekit-server: on PATH, in our cache, from the official release, built with Go; the two
 * last fill the cache. A step that does not work out is reported and the next is tried.
 */
export async function findBinary(probe: Probe, report: (line: string) => void): Promise<string> {
  const installed = await probe.onPath();
  if (installed && isGoodEnough(installed.versionOutput)) return installed.path;
  if (installed) {
    const version = installed.versionOutput.trim().split('\n')[0];
    report(`${installed.path} is "${version}", wanted is ${LIVEKIT_VERSION}: looking further`);
  }
  const cached = await probe.inCache();
  if (cached) return cached;
  const reasons: string[] = [];
  for (const bring of [probe.fromRelease, probe.withGo]) {
    try {
      return await bring();
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      report(reason);
      reasons.push(reason);
    }
  }
  throw new MissingPart(
    `No livekit-server ${LIVEKIT_VERSION} here, and none could be brought (${reasons.join('; ')}): install it (macOS: brew install livekit), or install Go, or start the one in docker-compose.yml, or set LIVEKIT_URL, LIVEKIT_API_KEY and LIVEKIT_API_SECRET to a server of yours.`,
  );
}
