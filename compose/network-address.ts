import { networkInterfaces } from 'node:os';

/** An IPv4 address of this machine that is not loopback: one of the engine's own bridges where there is no network. */
export function networkAddress(): string {
  const addresses = Object.entries(networkInterfaces())
    .flatMap(([name, list]) =>
      (list ?? []).map(({ family, internal, address }) => ({ name, family, internal, address })),
    )
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .sort((one, other) => Number(isBridge(one.name)) - Number(isBridge(other.name)));
  const [first] = addresses;
  if (first === undefined) throw new Error('This machine has no address but loopback.');
  return first.address;
}

function isBridge(name: string): boolean {
  return /^(docker|br-|veth)/.test(name);
}
