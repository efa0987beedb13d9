import { describe, expect, test } from 'bun:test';
import { conditionOf } from './session-filter.ts';

const from = new Date('2026-01-01T00:00:00Z');
const to = new Date('2026-02-01T00:00:00Z');

describe('conditionOf', () => {
  test('asks for everything when nothing is said', () => {
    expect(conditionOf({})).toEqual({ sql: 'true', values: [] });
  });

  test('takes the beginning of a time in, and its end not', () => {
    expect(conditionOf({ from, to })).toEqual({
      sql: 'issued_at >= $1 AND issued_at < $2',
      values: [from, to],
    });
  });

  test('numbers only what is there', () => {
    const { sql, values } = conditionOf({ room: 'Daily', to, status: ['left', 'joined'] });
    expect(sql).toStartWith('room_name IN ($1::text, ');
    expect(sql).toEndWith(' AND issued_at < $2 AND status = ANY ($3)');
    expect(values).toEqual(['Daily', to, ['left', 'joined']]);
  });

  test('puts no value into the SQL', () => {
    const canary = "x'; DROP TABLE session_logs";
    expect(conditionOf({ identity: canary, room: canary }).sql).not.toContain('DROP');
  });
});
