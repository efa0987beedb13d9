/**
 * What a browser is told with every file of the page: where it may load from and connect to, and which of its powers
 * the page may use. The one source for all who serve the page. Pure.
 *
 * @param sfuUrl Where browsers reach the SFU, `ws://` or `wss://` (or its http twin). Throws on what a policy cannot name.
 */
export function pageHeaders(sfuUrl: string): PageHeaders {
  return headersWith({ ...policy, ...trustedTypes, 'connect-src': ["'self'", ...sfuSources(sfuUrl)] });
}

/**
 * The same for the development server, with what its live reload needs: its own inline script and style elements, told
 * by a nonce, and the worker that waits for a server that is away, which is made of text and so cannot live with
 * Trusted Types. Without an address, as with an API of somewhere else, any SFU may be reached.
 */
export function devPageHeaders(sfuUrl: string | undefined, nonce: string): PageHeaders {
  return headersWith({
    ...policy,
    'script-src': [...scriptSources, `'nonce-${nonce}'`],
    'style-src': ["'self'", `'nonce-${nonce}'`],
    'worker-src': ['blob:'],
    'connect-src': ["'self'", ...(sfuUrl ? sfuSources(sfuUrl) : ['ws:', 'wss:', 'http:', 'https:'])],
  });
}

export type PageHeaders = Readonly<Record<string, string>>;

/** Own files. WebAssembly may be compiled, for noise suppression in its worklet; text may not become code. */
const scriptSources = ["'self'", "'wasm-unsafe-eval'"];

/** Media need no source: they come as streams. Inline scripts and styles, eval, frames, workers and plugins: none. */
const policy: Readonly<Record<string, readonly string[]>> = {
  'default-src': ["'none'"],
  'script-src': scriptSources,
  'style-src': ["'self'"],
  'font-src': ["'self'"],
  'img-src': ["'self'"],
  'manifest-src': ["'self'"],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
  'frame-ancestors': ["'none'"],
};

/** No text becomes code or markup: React, Base UI and livekit-client never ask for it. */
const trustedTypes = { 'require-trusted-types-for': ["'script'"], 'trusted-types': ["'none'"] };

/** What the page has no use for. What is not listed here keeps the browser's default, which is this origin alone. */
const refusedPowers = [
  'accelerometer',
  'clipboard-read',
  'display-capture',
  'encrypted-media',
  'gamepad',
  'geolocation',
  'gyroscope',
  'hid',
  'idle-detection',
  'local-fonts',
  'magnetometer',
  'midi',
  'payment',
  'publickey-credentials-create',
  'publickey-credentials-get',
  'serial',
  'storage-access',
  'usb',
  'window-management',
  'xr-spatial-tracking',
];

function headersWith(directives: Readonly<Record<string, readonly string[]>>): PageHeaders {
  return {
    'Content-Security-Policy': Object.entries(directives)
      .map(([name, sources]) => [name, ...sources].join(' '))
      .join('; '),
    'Permissions-Policy': [
      'camera=(self)',
      'microphone=(self)',
      ...refusedPowers.map((power) => `${power}=()`),
    ].join(', '),
    // A room's name is its key: no other site may learn it from a link.
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Opener-Policy': 'same-origin',
  };
}

/** Signalling is a WebSocket; when it fails, the client asks the same address over HTTP why. */
function sfuSources(sfuUrl: string): string[] {
  const url = URL.parse(sfuUrl);
  const scheme = url && /^(?:ws|http)(s?):$/.exec(url.protocol);
  if (!url || !scheme)
    throw new Error('The SFU’s public address is not one: it begins with ws:// or wss://.');
  if (url.hostname.startsWith('['))
    throw new Error('The SFU’s public address needs a name: a page’s policy cannot hold an IPv6 address.');
  return [`ws${scheme[1]}://${url.host}`, `http${scheme[1]}://${url.host}`];
}
