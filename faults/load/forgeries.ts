import { type SignatureFlaws, type SigningKey, webhookSignature } from './webhook-signature.ts';

/** A way to forge a webhook: what is sent in place of the honest body, and with which authorization. */
export type Forgery = readonly [
  kind: string,
  forge: (body: string) => {
    readonly body: string | Uint8Array<ArrayBuffer>;
    readonly authorization: string | null;
  },
];

/** Each way to forge webhooks of this key; some need a participant's token to hold. What is random in them differs each time. */
export function forgeries(key: SigningKey, joinToken: string): Forgery[] {
  const flawed = (kind: string, flaws: () => SignatureFlaws): Forgery => [
    kind,
    (body) => ({ body, authorization: webhookSignature(body, key, flaws()) }),
  ];
  const tampered = (kind: string, tamper: (body: string) => string | Uint8Array<ArrayBuffer>): Forgery => [
    kind,
    (body) => ({ body: tamper(body), authorization: webhookSignature(body, key) }),
  ];
  const authorized = (kind: string, authorization: (honest: string) => string | null): Forgery => [
    kind,
    (body) => ({ body, authorization: authorization(webhookSignature(body, key)) }),
  ];
  return [
    tampered('a byte of the body changed', withOtherByte),
    tampered('a byte of the body left out', (body) => cut(body, below(body.length), 1)),
    tampered('the body cut short', (body) => body.slice(0, below(body.length))),
    tampered('a space added to the body', (body) => `${body} `),
    tampered('a byte order mark before the body', (body) => `\uFEFF${body}`),
    tampered('bytes that are no UTF-8 after the body', (body) => Buffer.concat([Buffer.from(body), noUtf8])),
    tampered('another event than the signed one', (body) => body.replace('_joined', '_left')),
    tampered('no body', () => ''),
    flawed('signed with another secret', () => ({ secret: randomWord() })),
    flawed('signed with an empty secret', () => ({ secret: '' })),
    flawed('signed with the public key for a secret', () => ({ secret: key.apiKey })),
    flawed('signed in another key’s name', () => ({ issuer: `API${randomWord()}` })),
    flawed('signed with no algorithm', () => ({ algorithm: 'none' })),
    flawed('signed over another body', () => ({ signedBody: randomWord() })),
    flawed('signed over no body', () => ({ signedBody: null })),
    flawed('expired by 61 s to an hour', () => ({ skewSeconds: -361 - below(3300) })),
    flawed('valid only 65 s to an hour from now', () => ({ skewSeconds: 65 + below(3500) })),
    authorized('unsigned', () => null),
    authorized('with an empty signature', () => ''),
    authorized('with a word for a signature', randomWord),
    authorized('as a bearer', (honest) => `Bearer ${honest}`),
    authorized('with a participant’s token', () => joinToken),
    authorized('with a byte of the signature changed', (honest) => withOtherLetter(honest)),
    authorized('without the last third of the signature', (honest) =>
      honest.slice(0, honest.lastIndexOf('.')),
    ),
    authorized('with its signature twice', (honest) => `${honest}.${honest.split('.').at(-1)}`),
  ];
}

const noUtf8 = Buffer.from([0xc3, 0x28]);
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

function withOtherByte(body: string): Uint8Array<ArrayBuffer> {
  const bytes = Buffer.from(body);
  const place = below(bytes.length);
  bytes[place] = ((bytes[place] ?? 0) + 1 + below(94)) % 128;
  return bytes;
}

/** Not the last letter: some of its bits mean nothing. */
function withOtherLetter(token: string): string {
  const place = below(token.length - 1);
  const letter = token[place] ?? '';
  const other = letters[(letters.indexOf(letter) + 1 + below(letters.length - 1)) % letters.length] ?? '';
  return token.slice(0, place) + other + token.slice(place + 1);
}

function cut(text: string, place: number, length: number): string {
  return text.slice(0, place) + text.slice(place + length);
}

function randomWord(): string {
  return Array.from({ length: 40 }, () => letters[below(62)]).join('');
}

function below(limit: number): number {
  return Math.floor(Math.random() * limit);
}
