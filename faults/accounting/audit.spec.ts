import { describe, expect, test } from 'bun:test';
import type { ExpectedRow } from '../../apps/api/src/sessions/true-connection.ts';
import { audit, type Discrepancies, type Found, type Promises } from './audit.ts';

const waiting = (identity: string): ExpectedRow => ({
  identity,
  participantSid: null,
  roomSid: null,
  joinedAt: null,
  abortedAt: null,
  leftAt: null,
  leftReason: null,
  leftSource: null,
});
const joined = (identity: string, sid: string): ExpectedRow => ({
  ...waiting(identity),
  participantSid: sid,
  roomSid: 'RM_1',
  joinedAt: new Date(1000),
});

const promises: Promises = {
  tokens: ['p_1', 'p_2'],
  histories: [[joined('p_3', 'PA_3'), waiting('p_4')]],
  brokenOff: ['p_5'],
  webhooks: ['EV_1', 'EV_2'],
};
const rows = [waiting('p_1'), waiting('p_2'), joined('p_3', 'PA_3'), waiting('p_4'), waiting('p_5')];
const found: Found = { rows, ledger: ['EV_1', 'EV_2', 'EV_3'] };
const nothing: Discrepancies = {
  tokensWithoutRow: 0,
  rowsDoubled: 0,
  webhooksLost: 0,
  webhooksDoubled: 0,
  historiesWrong: 0,
};

describe('an audit', () => {
  test.each<[string, Partial<Found>, Partial<Discrepancies>]>([
    ['finds nothing where all is as promised', {}, {}],
    ['leaves alone what nobody was promised', { rows: [...rows, waiting('p_9')] }, {}],
    ['misses the row of a token', { rows: rows.slice(1) }, { tokensWithoutRow: 1 }],
    ['misses the row of a broken history', { rows: rows.slice(0, 4) }, { tokensWithoutRow: 1 }],
    ['finds a second row of a token', { rows: [...rows, joined('p_1', 'PA_1')] }, { rowsDoubled: 1 }],
    [
      'finds a connection twice',
      { rows: [...rows, joined('p_9', 'PA_9'), joined('p_9', 'PA_9')] },
      { rowsDoubled: 1 },
    ],
    ['misses a webhook', { ledger: ['EV_1'] }, { webhooksLost: 1 }],
    ['finds a webhook twice', { ledger: ['EV_1', 'EV_2', 'EV_2'] }, { webhooksDoubled: 1 }],
    [
      'finds a history that came out otherwise',
      { rows: rows.map((row) => (row.identity === 'p_3' ? { ...row, joinedAt: new Date(1001) } : row)) },
      { historiesWrong: 1 },
    ],
    [
      'finds a history with a row too many',
      { rows: [...rows, joined('p_3', 'PA_4')] },
      { historiesWrong: 1 },
    ],
  ])('%s', (_fact, other, discrepancies) => {
    expect(audit(promises, { ...found, ...other })).toEqual({ ...nothing, ...discrepancies });
  });
});
