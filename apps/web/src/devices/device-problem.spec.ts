import { expect, test } from 'bun:test';
import { type DeviceContext, type DeviceProblem, deviceProblem } from './device-problem.ts';

const secure: DeviceContext = { isSecureContext: true, hasMediaDevices: true, permission: null };

const cases: [string, string | null, Partial<DeviceContext>, DeviceProblem][] = [
  ['the person blocked it', 'NotAllowedError', { permission: 'denied' }, 'denied'],
  ['refused, and the browser does not tell more', 'NotAllowedError', {}, 'denied'],
  ['allowed, but the system or a policy refuses', 'NotAllowedError', { permission: 'granted' }, 'denied'],
  ['the question was closed without an answer', 'NotAllowedError', { permission: 'prompt' }, 'dismissed'],
  ['no such device', 'NotFoundError', {}, 'missing'],
  ['the chosen device is gone', 'OverconstrainedError', {}, 'missing'],
  ['another program has it', 'NotReadableError', {}, 'busy'],
  ['the device failed to start', 'AbortError', {}, 'busy'],
  ['switched off for this document', 'SecurityError', {}, 'denied'],
  ['plain http from another machine', null, { isSecureContext: false, hasMediaDevices: false }, 'insecure'],
  ['a browser without media devices', null, { hasMediaDevices: false }, 'unsupported'],
  ['something new', 'TypeError', {}, 'unknown'],
];

test.each(cases)('%s', (_what, errorName, context, problem) => {
  expect(deviceProblem(errorName, { ...secure, ...context })).toBe(problem);
});
