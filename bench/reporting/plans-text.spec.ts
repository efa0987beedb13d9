import { expect, test } from 'bun:test';
import { plansText } from './plans-text.ts';

test('each statement stands without the margin of its source, above what the database says of it', () => {
  const sql = '\n    SELECT id\n      FROM log\n  ';
  const text = plansText('rows', [{ what: 'the log read', sql, lines: ['Seq Scan', '  Buffers: hit=1'] }]);
  expect(text).toStartWith('# Plans of rows\n');
  expect(text).toContain(
    '## the log read\n\n```sql\nSELECT id\n  FROM log\n```\n\n```\nSeq Scan\n  Buffers: hit=1\n```\n',
  );
});
