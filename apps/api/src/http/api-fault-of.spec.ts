import { describe, expect, test } from 'bun:test';
import { ErrorCode } from '@livemeet/shared-types';
import { NotFoundException } from '@nestjs/common';
import { ApiFault, statusOf } from './api-fault.ts';
import { apiFaultOf } from './api-fault-of.ts';

describe('apiFaultOf', () => {
  test('leaves a fault as it is', () => {
    const fault = new ApiFault('RATE_LIMITED', 'Later.', { headers: { 'Retry-After': '3' } });
    expect(apiFaultOf(fault)).toBe(fault);
  });

  test.each([
    ['the framework’s 404', new NotFoundException('Cannot GET /Ana'), 'NOT_FOUND'],
    ['a body that is too large', httpError(413), 'PAYLOAD_TOO_LARGE'],
    ['an unknown content encoding', httpError(415), 'UNSUPPORTED_MEDIA_TYPE'],
    ['a broken URL or length', httpError(400), 'BAD_REQUEST'],
    ['a status of the caller’s that has no code', httpError(417), 'BAD_REQUEST'],
    ['a status of the server’s', httpError(502), 'INTERNAL'],
    ['an error without a status', new Error('password=hunter2'), 'INTERNAL'],
    ['a string', 'Ana', 'INTERNAL'],
    ['null', null, 'INTERNAL'],
  ] as const)('makes of %s: %#', (_what, thrown, code) => {
    const fault = apiFaultOf(thrown);
    expect(fault.code).toBe(code);
    expect(fault.message).not.toMatch(/Ana|hunter2|raw/);
    expect(fault.cause).toBe(thrown);
  });
});

test('every code has a status from 400 on', () => {
  expect(Object.keys(statusOf).sort()).toEqual([...ErrorCode.options].sort());
  for (const status of Object.values(statusOf)) expect(status).toBeWithin(400, 600);
});

function httpError(status: number): Error {
  return Object.assign(new Error('raw message'), { status });
}
