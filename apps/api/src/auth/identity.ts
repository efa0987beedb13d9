import { randomUUID } from 'node:crypto';

/**
 * Who a participant is to the SFU: `p_` and a random UUID (122 bits). Made here and never taken from a caller, because
 * whoever repeats an identity throws its owner out of the room. What people see is the name, apart from it.
 */
export function createIdentity(): string {
  return `p_${randomUUID()}`;
}
