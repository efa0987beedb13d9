import { describe, expect, test } from 'bun:test';
import { QueryFailedError } from 'typeorm';
import { isDatabaseAway } from './is-database-away.ts';

/** An error the server sent, as pg builds it. */
const fromServer = (code: string) =>
  Object.assign(new Error('said by the server'), { code, severity: 'ERROR' });
const fromNetwork = (code: string) => Object.assign(new Error(code), { code });
const wrapped = (error: Error) => new QueryFailedError('SELECT 1', [], error);

describe('isDatabaseAway', () => {
  test.each([
    ['refused', fromNetwork('ECONNREFUSED')],
    ['reset during a query', wrapped(fromNetwork('ECONNRESET'))],
    ['gone pipe', wrapped(fromNetwork('EPIPE'))],
    ['unknown host', fromNetwork('ENOTFOUND')],
    ['no connection in time', new Error('timeout exceeded when trying to connect')],
    ['no answer in time', wrapped(new Error('Query read timeout'))],
    ['connection cut', wrapped(new Error('Connection terminated unexpectedly'))],
    ['statement too slow', wrapped(fromServer('57014'))],
    ['shutting down', wrapped(fromServer('57P01'))],
    ['starting', fromServer('57P03')],
    ['too many connections', fromServer('53300')],
    ['disk full', wrapped(fromServer('53100'))],
    ['database not created yet', fromServer('3D000')],
    ['wrong password', fromServer('28P01')],
  ])('yes: %s', (_what, error) => {
    expect(isDatabaseAway(error)).toBe(true);
  });

  test.each([
    ['a doubled key', wrapped(fromServer('23505'))],
    ['a broken check', wrapped(fromServer('23514'))],
    ['no such table', wrapped(fromServer('42P01'))],
    ['broken SQL', wrapped(fromServer('42601'))],
    ['a mistake of ours', new TypeError('undefined is not an object')],
    ['not an error', 'ECONNREFUSED'],
    ['nothing', undefined],
  ])('no: %s', (_what, error) => {
    expect(isDatabaseAway(error)).toBe(false);
  });
});
