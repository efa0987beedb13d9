import { describe, expect, test } from 'bun:test';
import { join } from 'node:path';
import { openapiDocument } from './openapi-document.ts';
import { operations } from './operations.ts';
import { referencePage } from './reference-page.ts';

const document = openapiDocument();

describe('the OpenAPI document', () => {
  test('is the one in docs/openapi.json (bun run --filter @livemeet/api openapi writes it)', async () => {
    const written = await Bun.file(join(import.meta.dir, '../../../../docs/openapi.json')).json();
    expect(written).toEqual(JSON.parse(JSON.stringify(document)));
  });

  test('comes out the same twice', () => {
    expect(openapiDocument()).toEqual(document);
  });

  test('refers to nothing that is not in it', () => {
    const names = Object.keys(document.components?.schemas ?? {});
    const referred = [...JSON.stringify(document).matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(
      ([, name]) => name,
    );
    expect(referred.length).toBeGreaterThan(20);
    expect([...new Set(referred)].filter((name) => !names.includes(name ?? ''))).toEqual([]);
  });

  test('gives every error the shape of ApiError, and says when to come again', () => {
    const token = document.paths?.['/auth/token']?.post?.responses ?? {};
    expect(Object.keys(token)).toEqual(['201', '400', '409', '413', '415', '429', '500', '503']);
    for (const status of ['400', '413', '415', '429', '503'])
      expect(JSON.stringify(token[status])).toContain('#/components/schemas/ApiError');
    for (const status of ['429', '503']) expect(JSON.stringify(token[status])).toContain('Retry-After');
  });
});

describe('the page to read it', () => {
  const page = referencePage(document);

  test('names every endpoint and every contract', () => {
    for (const { method, path } of operations)
      expect(page).toContain(`<h2>${method.toUpperCase()} ${path}</h2>`);
    for (const name of Object.keys(document.components?.schemas ?? {}))
      expect(page).toContain(`id="${name}"`);
  });

  test('runs no script and escapes what it shows', () => {
    const wicked = { ...document, info: { ...document.info, title: '<script>alert(1)</script>' } };
    expect(referencePage(wicked)).not.toContain('<script');
  });
});
