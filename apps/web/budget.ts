import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/**
 * Fails the build when the page outgrows its budget. What a page loads first is the entry and all it imports
 * statically, and the larger of the catalogues; what a room loads is everything else. Apart stand the check's own chunks,
 * and what loads only when noise suppression is switched on: its own code, RNNoise's worklet, and the larger of its two
 * builds, of which a browser loads one.
 */
const firstBudgetBytes = 110_000;
const roomBudgetBytes = 280_000;
const suppressionBudgetBytes = 135_000;
const checkBudgetBytes = 12_000;

type Chunk = { file: string; imports?: string[]; assets?: string[]; isEntry?: boolean };

/** A word that only livekit-client's own code has. */
const livekitMarker = 'participantPermissionsChanged';

const dist = join(import.meta.dirname, 'dist');
const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8')) as Record<string, Chunk>;

const sizeOf = (file: string): number => gzipSync(readFileSync(join(dist, file)), { level: 9 }).length;
const sum = (sizes: number[]): number => sizes.reduce((total, size) => total + size, 0);

function staticClosure(key: string, seen = new Set<string>()): Set<string> {
  const chunk = manifest[key];
  if (chunk === undefined || seen.has(chunk.file)) return seen;
  seen.add(chunk.file);
  for (const each of chunk.imports ?? []) staticClosure(each, seen);
  return seen;
}

const entry = Object.keys(manifest).find((key) => manifest[key]?.isEntry);
if (entry === undefined) throw new Error('The build has no entry chunk.');

const first = staticClosure(entry);
const catalogues = Object.keys(manifest).filter((key) => key.startsWith('src/i18n/'));
const catalogueFiles = new Set(
  catalogues.flatMap((key) => [...staticClosure(key)]).filter((file) => !first.has(file)),
);
const scripts = readdirSync(join(dist, 'assets'))
  .filter((name) => name.endsWith('.js'))
  .map((name) => `assets/${name}`);
const suppressor = manifest['src/voice/noise-suppressor.ts'];
if (suppressor === undefined) throw new Error('Noise suppression has no chunk of its own.');
const suppression = [suppressor.file, ...(suppressor.assets ?? [])];
const checkFiles = new Set(
  Object.keys(manifest)
    .filter((key) => key.startsWith('src/check/'))
    .flatMap((key) => manifest[key]?.file ?? []),
);
const later = scripts.filter(
  (file) =>
    !first.has(file) && !catalogueFiles.has(file) && !checkFiles.has(file) && !suppression.includes(file),
);

const firstBytes = sum([...first].map(sizeOf)) + Math.max(0, ...[...catalogueFiles].map(sizeOf));
const laterBytes = sum(later.map(sizeOf));
const suppressionBytes =
  sum(suppression.filter((file) => !file.endsWith('.wasm')).map(sizeOf)) +
  Math.max(0, ...suppression.filter((file) => file.endsWith('.wasm')).map(sizeOf));
const checkBytes = sum([...checkFiles].map(sizeOf));
const leak = [...first].find((file) => readFileSync(join(dist, file), 'utf8').includes(livekitMarker));

const line = ([what, bytes, budget]: readonly [string, number, number]): string =>
  `${bytes > budget ? 'over  ' : 'within'}  ${what.padEnd(24)} ${(bytes / 1000).toFixed(1)} kB gzip of ${budget / 1000} kB`;
const rows = [
  ['home and lobby', firstBytes, firstBudgetBytes],
  ['after joining', laterBytes, roomBudgetBytes],
  ['the check', checkBytes, checkBudgetBytes],
  ['noise suppression', suppressionBytes, suppressionBudgetBytes],
] as const;
process.stdout.write(rows.map((row) => `${line(row)}\n`).join(''));

if (leak !== undefined) process.stderr.write(`livekit-client is in ${leak}, which home and lobby load\n`);
if (leak !== undefined || rows.some(([, bytes, budget]) => bytes > budget)) process.exit(1);
