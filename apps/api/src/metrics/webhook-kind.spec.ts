import { expect, test } from 'bun:test';
import { webhookKindOf } from './webhook-kind.ts';

test.each([
  ['participant_left', 'participant_left'],
  ['egress_started', 'other'],
  ['participant_danced', 'other'],
  ['', 'other'],
  [null, 'unknown'],
] as const)('%p counts as %s', (event, label) => {
  expect(webhookKindOf(event)).toBe(label);
});
