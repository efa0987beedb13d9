import { expect, test } from 'bun:test';
import { TokenRequest } from '@livemeet/shared-types';
import { ApiFault } from './api-fault.ts';
import { ContractPipe } from './contract.pipe.ts';

const pipe = new ContractPipe(TokenRequest);

test('hands on what the contract made of it', () => {
  expect(pipe.transform({ participantName: '  Ana ' })).toEqual({ participantName: 'Ana' });
});

test('tells every issue with where it is', () => {
  const fault = thrownBy(() => pipe.transform({ participantName: 'A', roomName: 'a b' }));
  expect(fault.code).toBe('VALIDATION_FAILED');
  expect(fault.issues?.map((issue) => issue.path)).toEqual(['participantName', 'roomName']);
  for (const issue of fault.issues ?? []) expect(issue.message).toEndWith('.');
});

test.each([
  ['body', 'The body is not what this endpoint takes.'],
  ['param', 'The path is not what this endpoint takes.'],
] as const)('says that the fault is in what came as %s', (type, message) => {
  expect(thrownBy(() => pipe.transform({}, { type })).message).toBe(message);
});

function thrownBy(work: () => unknown): ApiFault {
  try {
    work();
  } catch (thrown) {
    if (thrown instanceof ApiFault) return thrown;
  }
  throw new Error('no fault was thrown');
}
