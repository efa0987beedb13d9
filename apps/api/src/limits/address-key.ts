import { isIPv4 } from 'node:net';
import ipaddr from 'ipaddr.js';

/**
 * What an address is counted as: IPv4 as it is, also when it comes in IPv6 clothes; of IPv6 the first 64 bits, because whoever
 * has one address of such a network has all of them. What is no address, as a proxy may hand on, is one caller: `unknown`.
 */
export function addressKey(address: string | undefined): string {
  if (address === undefined) return 'unknown';
  // Most of them, and already as it is counted.
  if (isIPv4(address)) return address;
  if (!ipaddr.isValid(address)) return 'unknown';
  const parsed = ipaddr.process(address);
  if (parsed instanceof ipaddr.IPv4) return parsed.toString();
  return `${parsed.parts
    .slice(0, 4)
    .map((part) => part.toString(16))
    .join(':')}::/64`;
}
