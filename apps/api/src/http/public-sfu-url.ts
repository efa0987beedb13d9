import { ApiFault } from './api-fault.ts';

/** How the caller found the API; behind a trusted proxy, how it found the proxy. */
type Address = { readonly protocol: string; readonly host: string | undefined };

/**
 * Where this caller reaches the SFU: where it was said to be, or, said to be nowhere (null), at the address at which the
 * caller found the API, which one proxy has in front of both. Throws BAD_REQUEST for a caller that names no such address.
 */
export function publicSfuUrl(configured: string | null, { protocol, host }: Address): string {
  if (configured !== null) return configured;
  const url = URL.parse(`${protocol === 'https' ? 'wss' : 'ws'}://${host}`);
  if (url === null || url.host !== host?.toLowerCase())
    throw new ApiFault('BAD_REQUEST', 'The request does not say at which address it found the API.');
  return `${url.protocol}//${url.host}`;
}
