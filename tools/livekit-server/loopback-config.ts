/** What a test may set of LiveKit's `room:` section; times in seconds. */
export type RoomSettings = {
  readonly empty_timeout?: number;
  readonly departure_timeout?: number;
  readonly max_participants?: number;
};

export type LoopbackConfig = {
  readonly port: number;
  readonly udpPort: number;
  readonly apiKey: string;
  readonly apiSecret: string;
  /** Where webhooks go, and the key that signs them, which has to be another one; without it none are sent. */
  readonly webhook?:
    | { readonly url: string; readonly apiKey: string; readonly apiSecret: string }
    | undefined;
  readonly roomSettings?: RoomSettings | undefined;
  /** `host:port` of a Redis without a password, where the SFU is to keep its rooms as several nodes would. */
  readonly redisAddress?: string | undefined;
  /** For ICE over TCP. It listens on every address there is: only where nobody else can reach one. */
  readonly tcpPort?: number | undefined;
};

/**
 * LiveKit's configuration for one machine, as JSON (which is YAML too). Signalling and media stay on
 * 127.0.0.1: one UDP port; no ICE over TCP unless asked, for it listens on every address; no STUN server but an
 * address that does not answer, since the built-in list is on the internet. Pure.
 */
export function loopbackConfig(config: LoopbackConfig, platform: string): string {
  const { webhook } = config;
  const loopback = { linux: 'lo', darwin: 'lo0' }[platform];
  return JSON.stringify({
    port: config.port,
    bind_addresses: ['127.0.0.1'],
    rtc: {
      node_ip: '127.0.0.1',
      use_external_ip: false,
      enable_loopback_candidate: true,
      ...(loopback ? { interfaces: { includes: [loopback] } } : {}),
      ips: { includes: ['127.0.0.1/32'] },
      udp_port: config.udpPort,
      tcp_port: config.tcpPort ?? 0,
      stun_servers: ['127.0.0.1:3478'],
    },
    keys: { [config.apiKey]: config.apiSecret, ...(webhook && { [webhook.apiKey]: webhook.apiSecret }) },
    ...(webhook && { webhook: { api_key: webhook.apiKey, urls: [webhook.url] } }),
    // What is in Redis outlives a killed server: who is in a room is then asked of the server that has it.
    ...(config.redisAddress
      ? {
          redis: { address: config.redisAddress },
          api: { enable_psrpc_for_get_list_participants: true },
        }
      : {}),
    room: { auto_create: true, ...config.roomSettings },
    logging: { level: 'info', json: false },
  });
}
