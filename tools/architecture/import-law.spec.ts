import { expect, test } from 'bun:test';
import { type Building, importCycles, strayImports, unlicensedImports, upwardImports } from './import-law.ts';
import { importsOf, type SourceFile } from './source-tree.ts';

const house: Building = { base: 'src', floors: [['.'], ['left', 'right'], ['below', 'paths.ts']] };

function file(path: string, ...imports: string[]): SourceFile {
  return { path, text: imports.map((target) => `import { x } from '${target}';`).join('\n') };
}

test.each<[string, SourceFile, string[]]>([
  ['lets imports run downstairs', file('src/left/a.ts', '../below/b.ts', '../paths.ts', 'react'), []],
  ['lets a room know itself', file('src/left/deep/a.ts', '../b.ts'), []],
  [
    'notices an import upstairs',
    file('src/below/a.ts', '../left/b.ts'),
    ['src/below/a.ts imports src/left/b.ts, which is not below it'],
  ],
  [
    'notices an import next door',
    file('src/left/a.ts', '../right/b.ts'),
    ['src/left/a.ts imports src/right/b.ts, which is not below it'],
  ],
  [
    'notices an import of the entrance',
    file('src/left/a.ts', '../main.ts'),
    ['src/left/a.ts imports src/main.ts, which is not below it'],
  ],
  ['notices a room on no floor', file('src/attic/a.ts'), ['src/attic/a.ts stands on no floor']],
])('%s', (_, source, expected) => {
  expect(upwardImports([source], house)).toEqual(expected);
});

test('reads imports, types and dynamic imports', () => {
  const text = [
    "import type { A } from './a.ts';",
    "import './side.css';",
    "export { b } from 'package';",
    "const load = () => import('../late.ts');",
    "import {\n  c,\n} from './c.ts';",
  ].join('\n');
  expect(importsOf({ path: 'src/room/x.ts', text })).toEqual([
    'src/room/a.ts',
    'src/room/side.css',
    'package',
    'src/late.ts',
    'src/room/c.ts',
  ]);
});

test('notices an app that reaches into another, into the tools, or out of the repository', () => {
  const up = '../'.repeat(3);
  const source = file(
    'apps/web/src/a.ts',
    '../../api/src/b.ts',
    `${up}tools/c.ts`,
    `${up}../d.ts`,
    '../budget.ts',
  );
  expect(strayImports([source])).toEqual([
    'apps/web/src/a.ts imports apps/api/src/b.ts, outside its package',
    'apps/web/src/a.ts imports tools/c.ts, outside its package',
    'apps/web/src/a.ts imports ../d.ts, outside its package',
  ]);
});

test('lets end-to-end specs start parts with the tools', () => {
  expect(strayImports([file('apps/api/e2e/a.ts', `${'../'.repeat(3)}tools/postgres.ts`)])).toEqual([]);
});

test('notices a package without a licence, also by a path below its name', () => {
  const licence = { package: 'sdk', holders: ['src/left/'] };
  const sources = [
    file('src/left/a.ts', 'sdk'),
    file('src/right/a.ts', 'sdk/deep'),
    file('src/right/b.ts', 'sdk-other'),
  ];
  expect(unlicensedImports(sources, [licence])).toEqual(['src/right/a.ts imports sdk without a licence']);
});

test('names a ring of three files once', () => {
  const ring = [
    file('a.ts', './b.ts'),
    file('b.ts', './c.ts'),
    file('c.ts', './a.ts'),
    file('d.ts', './a.ts'),
  ];
  expect(importCycles(ring)).toEqual(['a.ts → b.ts → c.ts → a.ts']);
});
