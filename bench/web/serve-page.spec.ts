import { afterAll, beforeAll, expect, test } from 'bun:test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type PageServer, servePage } from './serve-page.ts';

let folder = '';
let api: ReturnType<typeof Bun.serve>;
let page: PageServer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'livemeet-page-'));
  await Bun.write(join(folder, 'index.html'), '<!doctype html>');
  await Bun.write(join(folder, 'assets', 'page.js'), 'let a = 1;');
  await Bun.write(join(folder, 'assets', 'page.js.br'), 'as brotli');
  await Bun.write(join(folder, 'assets', 'page.js.gz'), 'as gzip');
  api = Bun.serve({
    hostname: '127.0.0.1',
    port: 0,
    fetch: (request) => Response.json({ asked: new URL(request.url).pathname }, { status: 201 }),
  });
  page = servePage({
    folder,
    apiUrl: api.url.origin,
    compression: 'br',
    headers: { 'referrer-policy': 'no-referrer' },
  });
});

afterAll(async () => {
  await Promise.all([page.stop(), api.stop(true)]);
  await rm(folder, { recursive: true });
});

const accepting = (encodings: string) => ({ headers: { 'accept-encoding': encodings }, decompress: false });

test('sends what was compressed before to a browser that takes it, for ever', async () => {
  const answer = await fetch(`${page.url}/assets/page.js`, accepting('gzip, br'));
  expect(answer.headers.get('content-encoding')).toBe('br');
  expect(answer.headers.get('cache-control')).toContain('immutable');
  expect(answer.headers.get('content-type')).toContain('javascript');
  expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
  expect(await answer.text()).toBe('as brotli');
});

test('sends the file as it is to one that does not', async () => {
  const answer = await fetch(`${page.url}/assets/page.js`, accepting('identity'));
  expect(answer.headers.get('content-encoding')).toBeNull();
  expect(await answer.text()).toBe('let a = 1;');
});

test.each(['/', '/r/some-room'])('answers %s with the page, to be asked for anew', async (path) => {
  const answer = await fetch(`${page.url}${path}`);
  expect(await answer.text()).toBe('<!doctype html>');
  expect(answer.headers.get('cache-control')).toBe('no-cache');
});

test.each(['/assets/gone.js', '/assets/..%2f..%2fpackage.json'])('has no file at %s', async (path) => {
  expect((await fetch(`${page.url}${path}`)).status).toBe(404);
});

test('passes what is for the API on, without the prefix', async () => {
  const answer = await fetch(`${page.url}/api/auth/token`, { method: 'POST', body: '{}' });
  expect(answer.status).toBe(201);
  expect(await answer.json()).toEqual({ asked: '/auth/token' });
});
