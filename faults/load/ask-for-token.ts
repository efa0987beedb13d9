/** What came of asking for a token; of one that was issued, whom it is for. */
export type TokenAnswer = {
  /** 0: no answer at all. */
  readonly status: number;
  readonly identity: string | null;
  readonly tookMs: number;
  readonly token: string | null;
};

export type TokenQuestion = {
  readonly apiUrl: string;
  /** Where the caller comes from, as a trusted proxy says. */
  readonly address: string;
  readonly roomName?: string | undefined;
  readonly limitMs?: number;
};

/** Longer than any answer may take. */
const answerLimitMs = 15_000;

/** Asks an API for a token. Never rejects: an API that is being killed is what this is for. */
export async function askForToken({
  apiUrl,
  address,
  roomName,
  limitMs = answerLimitMs,
}: TokenQuestion): Promise<TokenAnswer> {
  const since = performance.now();
  const answer = await fetch(`${apiUrl}/auth/token`, {
    method: 'POST',
    body: JSON.stringify({ participantName: 'Load', roomName }),
    headers: { 'content-type': 'application/json', 'x-forwarded-for': address },
    signal: AbortSignal.timeout(limitMs),
  })
    .then(async (response) => ({ status: response.status, text: await response.text() }))
    .catch(() => ({ status: 0, text: '' }));
  const token = answer.status === 201 ? tokenIn(answer.text) : null;
  const identity = token === null ? null : identityIn(token);
  return { status: answer.status, identity, token, tookMs: performance.now() - since };
}

/** Whom a token is for; its signature is the SFU's to check. Pure. */
export function identityIn(token: string): string {
  const claims: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
  const { sub } = Object(claims);
  if (typeof sub !== 'string') throw new Error('a token without an identity');
  return sub;
}

/** An address of its own for each number below 16 million. Pure. */
export function addressOf(caller: number): string {
  return `10.${(caller >> 16) & 255}.${(caller >> 8) & 255}.${caller & 255}`;
}

function tokenIn(text: string): string {
  const { token } = Object(JSON.parse(text));
  if (typeof token !== 'string') throw new Error('201 without a token');
  return token;
}
