/** How media travels, by the browser's own statistics. */
export type MediaPath = {
  readonly protocol: 'udp' | 'tcp';
  /** As the SFU's receiver reports tell; null until the first of them has come. */
  readonly roundTripMilliseconds: number | null;
};

/** One entry of `getStats()`; browsers differ in what they fill in. */
export type StatsEntry = Readonly<Record<string, unknown>>;

/**
 * The path of the chosen pair of addresses, or null while there is none. `protocol` stands on the local side; between
 * a browser and a relay of the SFU `relayProtocol` is what crosses the network. Pure.
 */
export function mediaPath(entries: Iterable<StatsEntry>): MediaPath | null {
  const byId = new Map([...entries].map((entry) => [entry.id, entry]));
  const pair = chosenPair([...byId.values()]);
  const local = pair && byId.get(pair.localCandidateId);
  if (!local) return null;
  const protocol = local.relayProtocol ?? local.protocol;
  const receiver = [...byId.values()].find(
    ({ type, roundTripTime }) => type === 'remote-inbound-rtp' && typeof roundTripTime === 'number',
  );
  return {
    protocol: protocol === 'udp' ? 'udp' : 'tcp', // TLS is TCP too
    roundTripMilliseconds: receiver ? Math.round(Number(receiver.roundTripTime) * 1000) : null,
  };
}

/** Whether a session description offers an address to reach over TCP: passive, for the browser is who calls. Pure. */
export function offersTcp(description: string): boolean {
  return /^a=candidate:\S+ \d+ tcp .*\btcptype passive\b/im.test(description);
}

function chosenPair(entries: readonly StatsEntry[]): StatsEntry | undefined {
  const transport = entries.find(
    ({ type, selectedCandidatePairId }) => type === 'transport' && selectedCandidatePairId,
  );
  const pairs = entries.filter(({ type }) => type === 'candidate-pair');
  if (transport) return pairs.find(({ id }) => id === transport.selectedCandidatePairId);
  // Firefox has no transport in its statistics and marks the pair itself.
  return (
    pairs.find(({ selected }) => selected === true) ??
    pairs.find(({ nominated, state }) => nominated === true && state === 'succeeded')
  );
}
