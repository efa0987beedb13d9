import { expect, test } from 'bun:test';
import { createIdentity } from './identity.ts';

test('is p_ and a random UUID, another one each time', () => {
  const identities = Array.from({ length: 10_000 }, createIdentity);
  // LiveKit reads what follows a # as the number of a connection: the form leaves no room for one.
  for (const identity of identities) {
    expect(identity).toMatch(/^p_[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  }
  expect(new Set(identities).size).toBe(identities.length);
});
