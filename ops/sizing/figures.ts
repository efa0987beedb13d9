/**
 * What the sizing rests on. Each figure says where it comes from: *measured* is ours (two cores that all parts and the load
 * share, Linux, over loopback), *published* is LiveKit's or its source's, *assumed* is nobody's: replace it by your own.
 */
export const figures = {
  camera: {
    /**
     * Simulcast layers of a 720p camera: its height in pixels, the most bits and pictures a second.
     * Published: livekit-client 2.23.0, `VideoPresets.h180`, `.h360`, `.h720`; `apps/web/src/call/room-options.ts` asks for
     * simulcast, and `capture-constraints.ts` for 1280 × 720.
     */
    layers: [
      { height: 180, bitsPerSecond: 160_000, picturesPerSecond: 20 },
      { height: 360, bitsPerSecond: 450_000, picturesPerSecond: 20 },
      { height: 720, bitsPerSecond: 1_700_000, picturesPerSecond: 30 },
    ],
    /** A layer is enough when it has this share of the height asked for. Published: `layerSelectionTolerance`, LiveKit 1.13.5, pkg/rtc/mediatrackreceiver.go. */
    layerTolerance: 0.9,
    /** Published: LiveKit's benchmark «Livestreaming», 531 MB/s in 560,962 packets/s. */
    bytesOfPacket: 531_000_000 / 560_962,
  },
  voice: {
    /** Published: livekit-client 2.23.0, `AudioPresets.music`, its default; twice, for `red` sends each frame again with the next. */
    bitsPerSecond: 2 * 48_000,
    /** A frame of Opus is 20 ms in browsers. */
    packetsPerSecond: 50,
    /** Silence with `dtx`: a frame of a few bytes every 400 ms (RFC 6716, 2.1.9; libopus). Assumed to hold: a noisy room is not silent. */
    silentPacketsPerSecond: 2.5,
    silentBytesOfPacket: 10,
    /** Assumed: people talk one at a time. */
    speakersAtOnce: 1,
    /** Assumed: in a larger room the rest is muted, of whom not one packet is sent. LiveKit's benchmark «Audio only» takes ten too. */
    mostOpenMicrophones: 10,
  },
  /** RTP with extensions, SRTP's tag, UDP and IPv4, in bytes a packet. */
  bytesOfHeaders: 62,
  sfu: {
    /**
     * Packets a second, in and out together, that load one core fully. Published: the least of LiveKit's three benchmarks on
     * 16 cores, «Livestreaming» with 561,208 at 92 % (the others: 59,840 and 74,958).
     */
    packetsPerCore: 561_208 / (16 * 0.92),
    /** Up to here a node is filled. Published: what LiveKit's Helm chart scales at by default. */
    usableShare: 0.6,
    /** Assumed: the machine of LiveKit's benchmarks, and its network card. */
    cores: 16,
    networkBitsPerSecond: 10_000_000_000,
  },
  api: {
    /** Measured: tokens, each with its durable row, that one API issued beside all other parts. */
    tokensPerSecond: 500,
    /** Assumed: the rest is for webhooks, and for a replica that is away. */
    usableShare: 0.6,
    /** Two, so that one may go. */
    leastReplicas: 2,
    /** The default of TOKENS_PER_SECOND, and the most it can be set to (`apps/api/src/config/config.ts`). */
    defaultTokenCap: 200,
    mostTokenCap: 10_000,
    /** Connections to PostgreSQL: the pool and the reconciler's lock (`apps/api/src/database/data-source.ts`, `instance-lock.ts`). */
    databaseConnections: 11,
    /** The default of RECONCILE_EVERY_SECONDS. */
    reconcileEverySeconds: 15,
  },
  log: {
    /**
     * Measured: table and indexes of 100,000 rows in rooms of 8, issued and joined, after a `VACUUM` (408 after a `VACUUM
     * FULL`); and beside them the index of issue, which came later (23 after a `VACUUM FULL`).
     */
    bytesOfSession: 558 + 37,
    /** Measured beside it: 200,000 events of the ledger. */
    bytesOfEvent: 414,
    /** Measured: write-ahead log for one open row of one look of the reconciler (790 to 1,600). */
    walBytesOfLook: 1_400,
    /** The defaults of SESSION_RETENTION_DAYS, and of the ledger (`apps/api/src/retention/retention.service.ts`). */
    sessionDays: 180,
    eventDays: 7,
    /** Joined and left. */
    eventsOfConnection: 2,
    /** Started and finished. */
    eventsOfRoom: 2,
    /** Assumed: reloads, reconnections that failed, tokens that nobody used. */
    rowsOfJoin: 1.1,
  },
  day: {
    /** Assumed: a day has as many calls as this many hours at its peak. */
    hoursAtPeak: 6,
    /** Assumed: those who begin together at the top of the hour do so within this. */
    rushSeconds: 60,
  },
  region: {
    /** Assumed: what is planned for one LiveKit with one Redis, one PostgreSQL and its APIs. Nobody measured it. */
    mostParticipants: 100_000,
  },
} as const;
