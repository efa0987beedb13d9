import { describe, expect, test } from 'bun:test';
import { type ExportedSession, exportedFields, formatSessions } from './session-format.ts';

const empty: ExportedSession = Object.fromEntries(Object.keys(exportedFields).map((field) => [field, null]));
const header = Object.keys(exportedFields).join(',');
const session = {
  ...empty,
  identity: 'p_1',
  participantName: 'Ana "A", Souza',
  issuedAt: new Date('2026-01-01T12:00:00.125Z'),
  durationMs: 61_000,
};

describe('formatSessions', () => {
  test('writes a session a line as JSON, times in UTC, numbers as numbers', () => {
    const text = formatSessions([session, empty], 'ndjson', true);
    const [first, second, rest] = text.split('\n');
    expect(JSON.parse(first ?? '')).toEqual({ ...session, issuedAt: '2026-01-01T12:00:00.125Z' });
    expect(JSON.parse(second ?? '')).toEqual(empty);
    expect(rest).toBe('');
  });

  test('writes a CSV with one header, quotes where they are needed and nothing for what there is not', () => {
    expect(formatSessions([session], 'csv', true)).toBe(
      `${header}\n,p_1,,,,"Ana ""A"", Souza",,2026-01-01T12:00:00.125Z,,,,,,,,61000,\n`,
    );
    expect(formatSessions([session], 'csv', false)).not.toContain('identity');
  });

  test('writes of no session a header in CSV and nothing in NDJSON', () => {
    expect(formatSessions([], 'csv', true)).toBe(`${header}\n`);
    expect(formatSessions([], 'csv', false)).toBe('');
    expect(formatSessions([], 'ndjson', true)).toBe('');
  });

  test.each(['=1+1', '+55', '-1', '@SUM(A1)', '\tx'])('lets %p be no formula in a spreadsheet', (name) => {
    const text = formatSessions([{ ...empty, participantName: name }], 'csv', false);
    expect(text).toContain(`,'${name},`);
  });

  test('keeps a name of two lines in one record', () => {
    const text = formatSessions([{ ...empty, participantName: 'a\nb' }], 'csv', false);
    expect(text).toContain('"a\nb"');
  });
});
