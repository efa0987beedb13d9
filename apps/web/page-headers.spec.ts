import { describe, expect, test } from 'bun:test';
import { devPageHeaders, type PageHeaders, pageHeaders } from './page-headers.ts';

describe('pageHeaders', () => {
  test.each([
    ['wss://sfu.example.org', 'wss://sfu.example.org https://sfu.example.org'],
    ['wss://meet.example.org/sfu/', 'wss://meet.example.org https://meet.example.org'],
    ['wss://sfu.example.org:443', 'wss://sfu.example.org https://sfu.example.org'],
    ['ws://127.0.0.1:7880', 'ws://127.0.0.1:7880 http://127.0.0.1:7880'],
    ['https://SFU.example.org:7443', 'wss://sfu.example.org:7443 https://sfu.example.org:7443'],
    ['http://sfu:7880', 'ws://sfu:7880 http://sfu:7880'],
  ])('let the page reach the SFU at %s and nothing else', (sfuUrl, sources) => {
    expect(directivesOf(pageHeaders(sfuUrl)).get('connect-src')).toBe(`'self' ${sources}`);
  });

  test.each(['', 'sfu:7880', 'ftp://sfu', 'wss://[::1]:7880', "wss://x; script-src 'unsafe-inline'"])(
    'refuse %p as the SFU’s address',
    (sfuUrl) => {
      expect(() => pageHeaders(sfuUrl)).toThrow('SFU’s public address');
    },
  );

  test('allow no code, style or plugin but files of our own, and WebAssembly', () => {
    const directives = directivesOf(pageHeaders('wss://sfu.example.org'));
    expect(directives.get('default-src')).toBe("'none'");
    const sources = [...directives.values()].join(' ').split(' ');
    const loose = sources.filter((source) => /unsafe|\*|data:|blob:|nonce|^(https?|wss?):$/.test(source));
    expect(loose).toEqual(["'wasm-unsafe-eval'"]);
  });

  test('give this origin microphone and camera, and no one the rest', () => {
    const powers = pageHeaders('wss://sfu.example.org')['Permissions-Policy']?.split(', ') ?? [];
    expect(powers.filter((power) => !power.endsWith('=()'))).toEqual(['camera=(self)', 'microphone=(self)']);
    expect(powers).toContain('display-capture=()');
  });

  test('hold nothing that a header cannot', () => {
    for (const value of Object.values(pageHeaders('wss://sfu.example.org'))) {
      expect(value).toMatch(/^[\x20-\x7e]+$/);
    }
  });
});

describe('devPageHeaders', () => {
  const strict = directivesOf(pageHeaders('ws://127.0.0.1:7880'));

  test('differ by what live reload needs', () => {
    const loose = directivesOf(devPageHeaders('ws://127.0.0.1:7880', 'abc'));
    const differences = [...loose].filter(([name, sources]) => strict.get(name) !== sources);
    expect(Object.fromEntries(differences)).toEqual({
      'script-src': "'self' 'wasm-unsafe-eval' 'nonce-abc'",
      'style-src': "'self' 'nonce-abc'",
      'worker-src': 'blob:',
    });
    const missing = [...strict.keys()].filter((name) => !loose.has(name));
    expect(missing).toEqual(['require-trusted-types-for', 'trusted-types']);
  });

  test('let the page reach any SFU when its address is not known', () => {
    const loose = directivesOf(devPageHeaders(undefined, 'abc'));
    expect(loose.get('connect-src')).toBe("'self' ws: wss: http: https:");
  });
});

function directivesOf(headers: PageHeaders): Map<string, string> {
  const directives = headers['Content-Security-Policy']?.split('; ') ?? [];
  return new Map(
    directives.map((directive) => {
      const [name = '', ...sources] = directive.split(' ');
      return [name, sources.join(' ')];
    }),
  );
}
