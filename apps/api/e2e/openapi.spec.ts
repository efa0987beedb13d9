import { expect, test } from 'bun:test';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { operations } from '../src/openapi/operations.ts';

test('every route is in the document, every operation of the document is a route', async () => {
  const program = Bun.spawn([process.execPath, '--no-env-file', 'e2e/print-routes.ts'], {
    cwd: join(import.meta.dir, '..'),
    stderr: 'inherit',
  });
  const routes = z.array(z.string()).parse(await new Response(program.stdout).json());
  expect(await program.exited).toBe(0);
  expect(routes.sort()).toEqual(operations.map(({ method, path }) => `${method} ${path}`).sort());
}, 20_000);
