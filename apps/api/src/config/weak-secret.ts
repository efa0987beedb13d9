/** As many characters as HMAC-SHA256 has bytes: with fewer the key is weaker than the signature. */
const minLength = 32;

/** Bits a character carries on average within the secret. The poorest of 2 million random ones (32 hexadecimal digits) had 2.7. */
const minBitsPerCharacter = 2.5;

/** Pieces of the examples one finds in manuals, and of keyboards. A random secret holds one about once in 10^7. */
const knownPieces = [
  'secret',
  'devkey',
  'changeme',
  'change-me',
  'change_me',
  'password',
  'example',
  'livekit',
  'livemeet',
  '12345678',
  'abcdefgh',
  'qwertyui',
];

/** Why a signing secret must not guard an exposed server, said without the secret; null when it may. */
export function weakSecretReason(secret: string): string | null {
  if (secret.length < minLength) return `has fewer than ${minLength} characters`;
  if (knownPieces.some((piece) => secret.toLowerCase().includes(piece))) return 'is made of a known example';
  if (/^(.+?)\1+$/s.test(secret) || bitsPerCharacter(secret) < minBitsPerCharacter)
    return 'repeats too few characters';
  return null;
}

function bitsPerCharacter(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  const shares = [...counts.values()].map((count) => count / text.length);
  return shares.reduce((bits, share) => bits - share * Math.log2(share), 0);
}
