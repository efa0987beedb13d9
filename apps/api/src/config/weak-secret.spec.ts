import { describe, expect, test } from 'bun:test';
import { randomBytes } from 'node:crypto';
import { weakSecretReason } from './weak-secret.ts';

describe('weakSecretReason', () => {
  test.each([
    ['nothing', '', 'fewer than 32'],
    ["LiveKit's own example", 'secret', 'fewer than 32'],
    ['31 random characters', 'kX9vQ2mTz7RbL4wNcY8sHd3GfJ6pUaE', 'fewer than 32'],
    ['one character many times', 'a'.repeat(64), 'repeats'],
    ['a short piece repeated', 'kX9vQ2mTz7RbL4wN'.repeat(2), 'repeats'],
    ['few different characters', '0110100110010110100101100110100110010110', 'repeats'],
    ['a manual’s example repeated', 'devsecret_devsecret_devsecret_devsecret', 'known example'],
    ['changeme in a long sentence', 'please-ChangeMe-before-you-deploy-this-42', 'known example'],
    ['devkey with a long tail', 'devkey-kX9vQ2mTz7RbL4wNcY8sHd3GfJ6pUaE', 'known example'],
    ['a password', 'MyPassword-kX9vQ2mTz7RbL4wNcY8sHd3G', 'known example'],
    ['the number row', '12345678901234567890123456789012', 'known example'],
    ['the alphabet', 'abcdefghijklmnopqrstuvwxyz0123456789', 'known example'],
    ['the keyboard', 'qwertyuiopasdfghjklzxcvbnm1234567890', 'known example'],
    ["this project's name", 'livemeet-kX9vQ2mTz7RbL4wNcY8sHd3GfJ6pUaE', 'known example'],
  ])('refuses %s', (_what, secret, reason) => {
    expect(weakSecretReason(secret)).toContain(reason);
  });

  test.each(['hex', 'base64', 'base64url'] as const)(
    'takes 32 random bytes in %s, every time',
    (encoding) => {
      for (let i = 0; i < 2000; i += 1)
        expect(weakSecretReason(randomBytes(32).toString(encoding))).toBeNull();
    },
  );

  test('takes 16 random bytes in hexadecimal, the shortest that is long enough', () => {
    for (let i = 0; i < 2000; i += 1) expect(weakSecretReason(randomBytes(16).toString('hex'))).toBeNull();
  });
});
