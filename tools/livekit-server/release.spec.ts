import { describe, expect, test } from 'bun:test';
import { archiveName, checksumOf } from './release.ts';

test.each([
  ['linux', 'x64', 'livekit_1.13.5_linux_amd64.tar.gz'],
  ['linux', 'arm64', 'livekit_1.13.5_linux_arm64.tar.gz'],
  ['linux', 'arm', 'livekit_1.13.5_linux_armv7.tar.gz'],
  ['win32', 'x64', 'livekit_1.13.5_windows_amd64.zip'],
  ['darwin', 'arm64', undefined],
  ['linux', 'riscv64', undefined],
])('the archive for %s-%s is %p', (platform, arch, expected) => {
  expect(archiveName(platform, arch)).toBe(expected);
});

describe('checksums.txt', () => {
  const text = 'AA11  livekit_1_linux_amd64.tar.gz\nbb22 *livekit_1_windows_amd64.zip\n';

  test.each([
    ['livekit_1_linux_amd64.tar.gz', 'aa11'],
    ['livekit_1_windows_amd64.zip', 'bb22'],
  ])('gives the sum of %s', (file, expected) => {
    expect(checksumOf(file, text)).toBe(expected);
  });

  test('refuses a file it does not list', () => {
    expect(() => checksumOf('livekit_1_linux_arm64.tar.gz', text)).toThrow('no checksum');
  });
});
