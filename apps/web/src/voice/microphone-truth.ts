/** What a microphone really does, whatever its button says. */
export type MicrophoneTruth =
  | 'off'
  | 'sending'
  /** On, but the system or another program holds its sound back. */
  | 'mutedBySystem'
  /** On, but nothing leaves. */
  | 'sendsNothing'
  /** On and sending, but nothing is in it: digital silence, as behind a switch on the microphone itself. */
  | 'silent';

/** One look at the microphone's sender. Times are milliseconds of any steady clock. */
export type MicrophoneSample = {
  at: number;
  /** What the button shows: published and not muted. */
  isOn: boolean;
  /** While the connection is away, its own words stand above; nothing is said of the microphone. */
  isConnected: boolean;
  /** The device's own track; null while there is none. */
  source: { id: string; isEnded: boolean; isMutedBySystem: boolean } | null;
  /** The sender's count; null while it has none. */
  packetsSent: number | null;
  /** Energy of all that was sent so far, as the browser adds it up; null where it does not tell. */
  soundEnergy: number | null;
};

/** What has to be kept from one look to the next. */
export type MicrophoneMemory = {
  truth: MicrophoneTruth;
  lookedAt: number;
  packetsSent: number;
  /** When a packet was last seen to have left, or the microphone was turned on or came back with the connection. */
  sentAt: number;
  soundEnergy: number;
  soundAt: number;
  systemMutedAt: number | null;
  sourceId: string | null;
  /** The device whose silence was told of; once is enough. */
  toldSilentId: string | null;
};

/**
 * How long nothing may leave before it is said. A sender in silence (DTX) still sends a packet every 400 ms, and a
 * vanished device is replaced within 2 s.
 */
export const patienceMilliseconds = 2500;

/** A switch of the system's may flicker while a device starts. */
const systemPatienceMilliseconds = 1000;

/** Rooms are never digitally silent, but a gate in a headset may be, for as long as its wearer listens. */
export const silencePatienceMilliseconds = 8000;

/** Looks come twice a second. Between two that lie further apart the machine slept, or the page did: nothing is known. */
const sleepMilliseconds = 5000;

/** Before the first look. */
export const initialMemory: MicrophoneMemory = {
  truth: 'off',
  lookedAt: 0,
  packetsSent: 0,
  sentAt: 0,
  soundEnergy: 0,
  soundAt: 0,
  systemMutedAt: null,
  sourceId: null,
  toldSilentId: null,
};

/** What is true after one more look. */
export function nextMemory(memory: MicrophoneMemory, sample: MicrophoneSample): MicrophoneMemory {
  const { at, source } = sample;
  const counts = { packetsSent: sample.packetsSent ?? 0, soundEnergy: sample.soundEnergy ?? 0 };
  const sourceId = source?.id ?? null;
  if (!sample.isOn) return { ...memory, ...counts, lookedAt: at, truth: 'off', systemMutedAt: null };

  const isFresh = memory.truth === 'off' || !sample.isConnected || at - memory.lookedAt > sleepMilliseconds;
  const hasSent = counts.packetsSent !== memory.packetsSent && source?.isEnded !== true;
  const hasSounded = sample.soundEnergy === null || counts.soundEnergy !== memory.soundEnergy;
  const next = {
    ...memory,
    ...counts,
    lookedAt: at,
    sourceId,
    sentAt: isFresh || hasSent ? at : memory.sentAt,
    soundAt: isFresh || hasSounded || sourceId !== memory.sourceId ? at : memory.soundAt,
    systemMutedAt: source?.isMutedBySystem === true ? (memory.systemMutedAt ?? at) : null,
  };
  const truth = truthOf(next, at);
  return { ...next, truth, toldSilentId: toldSilent(memory, truth, sourceId) };
}

function truthOf(memory: MicrophoneMemory, at: number): MicrophoneTruth {
  if (memory.systemMutedAt !== null && at - memory.systemMutedAt >= systemPatienceMilliseconds)
    return 'mutedBySystem';
  if (at - memory.sentAt >= patienceMilliseconds) return 'sendsNothing';
  const isSilent = at - memory.soundAt >= silencePatienceMilliseconds;
  // Still the same silence, or one of a device that was not told of yet.
  if (isSilent && (memory.truth === 'silent' || memory.toldSilentId !== memory.sourceId)) return 'silent';
  return 'sending';
}

function toldSilent(
  memory: MicrophoneMemory,
  truth: MicrophoneTruth,
  sourceId: string | null,
): string | null {
  return truth === 'silent' ? sourceId : memory.toldSilentId;
}
