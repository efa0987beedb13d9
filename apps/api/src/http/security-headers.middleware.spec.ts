import { expect, test } from 'bun:test';
import express from 'express';
import { securityHeaders } from './security-headers.middleware.ts';

test('every answer says the same of what may be done with it', async () => {
  const app = express();
  app.use(securityHeaders());
  app.get('/', (_request, response) => response.json({}));
  const server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`;
  for (let answer = 0; answer < 2; answer += 1) {
    const { headers } = await fetch(url);
    expect(Object.fromEntries(headers)).toMatchObject({
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none';frame-ancestors 'none'",
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'origin-agent-cluster': '?1',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-dns-prefetch-control': 'off',
      'x-download-options': 'noopen',
      'x-frame-options': 'SAMEORIGIN',
      'x-permitted-cross-domain-policies': 'none',
      'x-xss-protection': '0',
    });
    expect(headers.has('strict-transport-security')).toBe(false);
  }
  server.closeAllConnections();
  server.close();
});
