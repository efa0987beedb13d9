import { expect, test } from 'bun:test';
import type { Readiness } from '@livemeet/shared-types';
import { readinessOf } from './readiness-of.ts';

const up = { status: 'up' } as const;
const off = { status: 'off' } as const;
const down = { status: 'down', reason: 'cannot be reached' } as const;

test.each<[Readiness['parts'], Readiness['status']]>([
  [{ database: up, redis: up, sfu: up, spool: up }, 'ready'],
  [{ database: up, redis: off, sfu: up, spool: up }, 'ready'],
  [{ database: up, redis: down, sfu: up, spool: up }, 'degraded'],
  [{ database: up, redis: up, sfu: down, spool: up }, 'degraded'],
  [{ database: up, redis: up, sfu: up, spool: down }, 'degraded'],
  [{ database: down, redis: up, sfu: up, spool: up }, 'degraded'],
  [{ database: down, redis: up, sfu: up, spool: down }, 'unavailable'],
  [{ database: down, redis: down, sfu: down, spool: down }, 'unavailable'],
])('%j is %s', (parts, status) => {
  expect(readinessOf(parts)).toEqual({ status, parts });
});
