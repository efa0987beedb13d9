import { expect } from '@playwright/test';
import type { Deployment } from './deployment.ts';
import { names } from './fixtures.ts';

/** Nothing that any container has written so far holds a token, a secret or a participant's name. Says how often, not what. */
export async function expectQuietLogs(deployment: Deployment): Promise<void> {
  const response = await fetch(`${deployment.apiUrl}/auth/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ participantName: names.caio }),
  });
  expect(response.status).toBe(201);
  const logs = await deployment.logs();
  // What is not there cannot be found in it: these lines have to be.
  expect(logs).toContain('"route":"/auth/token"');
  expect(logs).toContain('"logger":"http.log.access"');
  const words = [
    ...Object.values(names),
    ...[...deployment.settings].filter(([name]) => /SECRET|PASSWORD/.test(name)).map(([, value]) => value),
  ];
  expect(words).toHaveLength(3 + 4);
  const found = words.filter((word) => logs.includes(word)).length;
  const tokens = logs.match(/eyJ[\w-]{8,}\.eyJ[\w-]{8,}/g)?.length ?? 0;
  expect({ found, tokens, parameters: logs.match(/access_token/g)?.length ?? 0 }).toEqual({
    found: 0,
    tokens: 0,
    parameters: 0,
  });
}
