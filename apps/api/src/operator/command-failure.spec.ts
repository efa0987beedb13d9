import { describe, expect, test } from 'bun:test';
import { CommanderError } from 'commander';
import { InvalidConfig } from '../config/config.ts';
import { endOfCommand, endOfOutput } from './command-failure.ts';

const withCode = (code: string, more: object = {}) => Object.assign(new Error('canary'), { code, ...more });
const fromServer = (code: string) => withCode(code, { severity: 'ERROR' });

describe('endOfCommand', () => {
  test.each([
    ['help that was asked for', new CommanderError(0, 'commander.help', ''), 0, 0],
    ['a wrong option', new CommanderError(1, 'commander.unknownOption', ''), 2, 0],
    ['a faulty environment', new InvalidConfig(['DATABASE_URL is missing']), 78, 1],
    ['a connection to the database that broke', withCode('EPIPE'), 1, 1],
    ['no server', withCode('ECONNREFUSED'), 1, 1],
    ['a server without an answer', new Error('Query read timeout'), 1, 1],
    ['a wrong password', fromServer('28P01'), 1, 1],
    ['no table', fromServer('42P01'), 1, 1],
    ['a lock that was not given', fromServer('55P03'), 1, 1],
  ])('%s', (_what, error, exitCode, lines) => {
    const end = endOfCommand(error);
    expect([end?.exitCode, end?.lines.length]).toEqual([exitCode, lines]);
    expect(end?.lines.join('\n')).not.toContain('canary');
  });

  test('is none for a mistake of ours', () => {
    for (const error of [new TypeError('undefined is not an object'), 'thrown text', undefined])
      expect(endOfCommand(error)).toBeNull();
  });
});

describe('endOfOutput', () => {
  test('a reader that has enough is no failure', () => {
    expect(endOfOutput('EPIPE')).toEqual({ exitCode: 0, lines: [] });
  });

  test('a full disk is one', () => {
    expect(endOfOutput('ENOSPC')).toEqual({ exitCode: 1, lines: ['the output cannot be written (ENOSPC)'] });
  });
});
