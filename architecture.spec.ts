import { describe, expect, test } from 'bun:test';
import {
  bannedWords,
  barrels,
  drawers,
  longFiles,
  pathsOutside,
  unlicensedSuffixes,
} from './tools/architecture/file-law.ts';
import {
  type Building,
  importCycles,
  type Licence,
  strayImports,
  unlicensedImports,
  upwardImports,
} from './tools/architecture/import-law.ts';
import { importsOf, sourceTree } from './tools/architecture/source-tree.ts';

const LONGEST_FILE = 300;

const API: Building = {
  base: 'apps/api/src',
  floors: [
    ['.'],
    ['openapi', 'auth', 'webhooks', 'reconciler', 'health', 'client-config', 'retention', 'operator'],
    ['rooms'],
    ['sessions', 'limits'],
    ['database', 'redis', 'spool', 'logging', 'metrics'],
    ['http'],
    ['config'],
  ],
};

const WEB: Building = {
  base: 'apps/web/src',
  floors: [
    ['.'],
    ['home', 'meeting', 'check'],
    ['lobby', 'room', 'ended'],
    ['settings'],
    ['call'],
    ['voice'],
    ['devices'],
    ['ui'],
    ['i18n'],
    ['api', 'storage', 'routes.ts', 'environment.ts'],
  ],
};

/** What runs the product has rooms that know nothing of one another; that nobody imports from it `strayImports` sees to. */
const OPS: Building = { base: 'ops', floors: [['sizing', 'kubernetes']] };

/** The checklist of stability: the runner, its parts, the people they bring, and below what is only reckoned. */
const STABILITY: Building = {
  base: 'stability',
  floors: [['.'], ['parts'], ['people'], ['reporting', 'link', 'stability-part.ts'], ['accounting']],
};

/** Comparisons: the runner, its parts, the pages and servers they compare, and below what is only reckoned. */
const BENCH: Building = {
  base: 'bench',
  floors: [
    ['.'],
    ['parts'],
    ['web', 'tokens', 'signing', 'rows', 'api', 'dev'],
    ['load'],
    ['servers'],
    ['reporting'],
    ['accounting'],
    ['bench-part.ts'],
  ],
};

const PRODUCT = ['apps/api/src/', 'apps/web/src/', 'packages/'];
const LICENCES: readonly Licence[] = [
  {
    package: 'livekit-client',
    holders: ['call', 'voice', 'devices', 'settings', 'lobby', 'room', 'check'].map(
      (room) => `${WEB.base}/${room}/`,
    ),
  },
  { package: '@livekit/components-react', holders: [`${WEB.base}/room/`] },
  {
    package: 'livekit-server-sdk',
    holders: [`${API.base}/auth/`, `${API.base}/webhooks/`, `${API.base}/rooms/`],
  },
];

const files = await sourceTree(import.meta.dir);
const code = files.filter(({ path }) => /\.tsx?$/.test(path));
const product = code.filter(({ path }) => PRODUCT.some((place) => path.startsWith(place)));
const withoutSpecs = product.filter(({ path }) => !/\.spec\.tsx?$/.test(path));

describe('the repository', () => {
  test('is found', () => {
    expect(product.length).toBeGreaterThan(50);
    expect(files.map(({ path }) => path)).toContain('package.json');
  });

  test('imports run down', () => {
    expect([API, WEB, OPS, STABILITY, BENCH].flatMap((building) => upwardImports(code, building))).toEqual(
      [],
    );
  });

  test('packages reach one another by name alone', () => {
    expect(strayImports(code)).toEqual([]);
    const contracts = withoutSpecs.filter(({ path }) => path.startsWith('packages/shared-types/src/'));
    const packages = new Set(
      contracts.flatMap(importsOf).filter((target) => !target.startsWith('packages/')),
    );
    expect([...packages].filter((name) => !/^zod(\/|$)/.test(name))).toEqual([]);
  });

  test('LiveKit is known only where it is used', () => {
    expect(unlicensedImports(product, LICENCES)).toEqual([]);
  });

  test('the suffix is the licence: React and Nest stay in the files that say so', () => {
    const web = {
      base: WEB.base,
      licensed: /(\.tsx|\/use-[^/]+\.ts)$/,
      framework: /^(react|react-dom|wouter)(\/|$)/,
    };
    const api = {
      base: API.base,
      licensed:
        /(\.(module|controller|service|entity|pipe|filter|guard|middleware|setup)|\/database\/.*|\/src\/(main|stop-on-signals))\.ts$/,
      framework: /^(@nestjs\/|typeorm$|express$|nestjs-)/,
    };
    expect([web, api].flatMap((law) => unlicensedSuffixes(product, law))).toEqual([]);
  });

  test('the environment is read in one place of each app', () => {
    const bans = [
      {
        pattern: /\bprocess\.env\b/,
        reason: 'only config/ reads process.env',
        exempt: [`${API.base}/config/`],
      },
      {
        pattern: /\bimport\.meta\.env\b/,
        reason: 'only environment.ts reads it',
        exempt: [`${WEB.base}/environment.ts`],
      },
    ];
    expect(bannedWords(withoutSpecs, bans)).toEqual([]);
  });

  test('no file imports itself by a detour', () => {
    expect(importCycles(code)).toEqual([]);
  });

  test('no barrel but the contracts’, no drawer, no file over 300 lines', () => {
    expect(barrels(code, ['packages/shared-types/src/index.ts'])).toEqual([]);
    expect(drawers(code)).toEqual([]);
    expect(longFiles(code, LONGEST_FILE)).toEqual([]);
  });

  test('nothing is left for later, and nothing points at one machine', () => {
    // Written so that this file does not match itself.
    const bans = [
      { pattern: /\b(TO[D]O|FIX[M]E)\b/, reason: 'is left for later', exempt: [] },
      { pattern: /\b(test|it|describe)\.onl[y]\(/, reason: 'leaves the other tests out', exempt: [] },
      {
        pattern: /(^|[\s"'`(=])(\/(home|Users|root)\/\w+\/|C:\\Users\\)/m,
        reason: 'names a folder of one machine',
        exempt: [],
      },
    ];
    expect(bannedWords(files, bans)).toEqual([]);
    expect(pathsOutside(files)).toEqual([]);
  });
});
