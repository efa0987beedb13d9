import { describe, expect, test } from 'bun:test';
import { errorInLog } from './error-in-log.ts';

describe('errorInLog', () => {
  test('keeps out what errors of the database carry along', () => {
    const driverError = Object.assign(new Error('duplicate key value violates unique constraint'), {
      code: '23505',
      detail: 'Key (participant_name)=(Ana Souza) already exists.',
    });
    const failed = Object.assign(new Error(driverError.message), {
      driverError,
      code: '23505',
      parameters: ['Ana Souza'],
      query: 'INSERT …',
    });
    const line = JSON.stringify(errorInLog(failed));
    expect(line).toContain('23505');
    expect(line).toContain('duplicate key');
    expect(line).not.toContain('Ana');
  });

  test('follows causes', () => {
    const error = new Error('outer', { cause: new TypeError('inner') });
    expect(errorInLog(error)).toMatchObject({
      type: 'Error',
      message: 'outer',
      cause: { type: 'TypeError', message: 'inner' },
    });
  });

  test('comes to an end when an error is its own cause', () => {
    const error: Error & { cause?: unknown } = new Error('round');
    error.cause = error;
    expect(JSON.stringify(errorInLog(error)).match(/"round"/g)).toHaveLength(4);
  });

  test.each([['text with a secret'], [{ token: 'a.b.c' }], [null], [undefined]])(
    'tells only the type of %p',
    (thrown) => {
      const line = JSON.stringify(errorInLog(thrown));
      expect(line).toContain(typeof thrown);
      expect(line).not.toMatch(/secret|a\.b\.c/);
    },
  );
});
