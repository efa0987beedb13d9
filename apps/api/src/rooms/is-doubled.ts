/**
 * Whether an identity is a second entry with someone's token: on LiveKit's older signalling path `?publish=2` enters as
 * `identity#2`, as often as one likes. No identity of ours has a `#`; other foreign ones are not ours to judge.
 */
export function isDoubled(identity: string): boolean {
  return identity.includes('#');
}
