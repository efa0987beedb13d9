import { execFile } from 'node:child_process';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { downloadFile, downloadText } from '../install/download.ts';
import { draftFolder } from '../process/draft.ts';
import { LIVEKIT_VERSION } from './version.ts';

const RELEASE = `https://github.com/livekit/livekit/releases/download/v${LIVEKIT_VERSION}`;

/** Brings the official program for this platform to `target`, once its checksum is right. */
export async function installFromRelease(target: string, report: (line: string) => void): Promise<string> {
  const archive = archiveName(process.platform, process.arch);
  if (!archive) throw new Error(`no livekit-server release for ${process.platform}-${process.arch}`);
  report(`asking github.com for livekit-server ${LIVEKIT_VERSION}`);
  const expected = checksumOf(archive, await downloadText(`${RELEASE}/checksums.txt`));
  const folder = await draftFolder(target);
  try {
    const found = await downloadFile(`${RELEASE}/${archive}`, join(folder, archive), report);
    if (found !== expected) throw new Error(`${archive} from github.com has the wrong checksum`);
    await promisify(execFile)('tar', ['-xf', archive], { cwd: folder });
    await rename(
      join(folder, process.platform === 'win32' ? 'livekit-server.exe' : 'livekit-server'),
      target,
    );
    return target;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The release's archive for a platform as Node names it; undefined where none is published (macOS). Pure. */
export function archiveName(platform: string, arch: string): string | undefined {
  const machine = { x64: 'amd64', arm64: 'arm64', arm: 'armv7' }[arch];
  const ending = { linux: 'linux', win32: 'windows' }[platform];
  if (!machine || !ending) return undefined;
  return `livekit_${LIVEKIT_VERSION}_${ending}_${machine}.${platform === 'win32' ? 'zip' : 'tar.gz'}`;
}

/** The SHA-256 that `checksums.txt` ("hash  name" a line) gives for a file. Pure. */
export function checksumOf(file: string, checksums: string): string {
  for (const line of checksums.split('\n')) {
    const [hash, name] = line.trim().split(/\s+\*?/);
    if (name === file && hash) return hash.toLowerCase();
  }
  throw new Error(`the release has no checksum for ${file}`);
}
