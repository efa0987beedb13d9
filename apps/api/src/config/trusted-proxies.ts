import ipaddr from 'ipaddr.js';

/** The proxies before the API whose word on a caller's address counts: so many of them, or those at these addresses. */
export type TrustedProxies = number | readonly string[];

/**
 * A number of hops (0 to 9) or a comma list of addresses and CIDR ranges; null for anything else. A range that holds every
 * address is refused: it would let each caller name an address of its own.
 */
export function parseTrustedProxies(text: string): TrustedProxies | null {
  const written = text.trim();
  if (/^\d$/.test(written)) return Number(written);
  const ranges = written.split(',').map((range) => range.trim());
  return ranges.every(isRange) ? ranges : null;
}

function isRange(range: string): boolean {
  const [address = '', prefix, ...more] = range.split('/');
  if (more.length > 0) return false;
  const bits = ipaddr.IPv4.isValidFourPartDecimal(address) ? 32 : ipaddr.IPv6.isValid(address) ? 128 : 0;
  if (prefix === undefined) return bits > 0;
  return /^[1-9]\d{0,2}$/.test(prefix) && Number(prefix) <= bits;
}
