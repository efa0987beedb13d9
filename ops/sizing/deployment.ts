import { figures } from './figures.ts';
import { manyRooms, nodeShare, roomLoad } from './room-load.ts';

/** What is asked: how many people at once, in rooms of how many, for how long, on which machines. */
export type Question = {
  readonly participants: number;
  readonly roomSize: number;
  readonly callMinutes: number;
  readonly cameraShare: number;
  /** Of one SFU node. */
  readonly cores: number;
};

export type Deployment = {
  readonly regions: number;
  readonly rooms: number;
  /** Cores that carry the load, each filled up to the usable share. */
  readonly sfuCores: number;
  /** Nodes of the size that was asked for. */
  readonly sfuNodes: number;
  /** One more in each region, so that one may go. */
  readonly sfuNodesWithSpare: number;
  readonly megabitsInPerSecond: number;
  readonly megabitsOutPerSecond: number;
  readonly tracks: number;
  readonly tokensPerSecond: number;
  readonly tokensPerSecondInRush: number;
  /** How long the last one waits when TOKENS_PER_SECOND is what it is by default. */
  readonly rushSecondsAtDefaultCap: number;
  readonly apiReplicas: number;
  readonly databaseConnections: number;
  readonly webhooksPerSecondInRush: number;
  readonly rowsPerDay: number;
  readonly eventsPerDay: number;
  readonly gigabytesPerDay: number;
  /** Once the retention has begun to forget. */
  readonly gigabytesKept: number;
  /** Rows that the reconciler notes as seen, on the average of a second. */
  readonly seenRowsPerSecond: number;
  /** What that writes into the write-ahead log. */
  readonly seenMegabytesPerSecond: number;
};

/** How LiveKit is told of a participant's camera and microphone coming and going, beside joining and leaving. */
const webhooksOfJoin = 3;

/** The formulas of docs/scaling.md. All rooms are of one size; {@link roomLoad} says what one is. */
export function sizeDeployment({
  participants,
  roomSize,
  callMinutes,
  cameraShare,
  cores,
}: Question): Deployment {
  const { sfu, api, log, day, region } = figures;
  const size = Math.min(roomSize, participants);
  const rooms = Math.ceil(participants / size);
  const load = manyRooms(roomLoad(size, { cameraShare }), participants / size);
  const regions = Math.ceil(participants / region.mostParticipants);
  const sfuNodes = Math.max(regions, Math.ceil(nodeShare(load, cores) / sfu.usableShare));
  const joinsPerDay = (participants * day.hoursAtPeak * 60) / callMinutes;
  const tokensPerSecondInRush = participants / day.rushSeconds;
  const replicas = Math.ceil(tokensPerSecondInRush / regions / (api.tokensPerSecond * api.usableShare));
  const apiReplicas = regions * Math.max(api.leastReplicas, replicas);
  const rowsPerDay = joinsPerDay * log.rowsOfJoin;
  const eventsPerDay = joinsPerDay * log.eventsOfConnection + (joinsPerDay / size) * log.eventsOfRoom;
  const bytesOf = (days: number, ofEvents: number): number =>
    rowsPerDay * log.bytesOfSession * days + eventsPerDay * log.bytesOfEvent * ofEvents;
  return {
    regions,
    rooms,
    sfuCores: load.packetsPerSecond / (sfu.packetsPerCore * sfu.usableShare),
    sfuNodes,
    sfuNodesWithSpare: sfuNodes + regions,
    megabitsInPerSecond: load.bitsInPerSecond / 1e6,
    megabitsOutPerSecond: load.bitsOutPerSecond / 1e6,
    tracks: load.tracksIn + load.tracksOut,
    tokensPerSecond: participants / (callMinutes * 60),
    tokensPerSecondInRush,
    rushSecondsAtDefaultCap: participants / regions / api.defaultTokenCap,
    apiReplicas,
    databaseConnections: (apiReplicas / regions) * api.databaseConnections,
    webhooksPerSecondInRush: tokensPerSecondInRush * webhooksOfJoin,
    rowsPerDay,
    eventsPerDay,
    gigabytesPerDay: bytesOf(1, 1) / 1e9,
    gigabytesKept: bytesOf(log.sessionDays, log.eventDays) / 1e9,
    seenRowsPerSecond: participants / api.reconcileEverySeconds,
    seenMegabytesPerSecond: (participants / api.reconcileEverySeconds) * (log.walBytesOfLook / 1e6),
  };
}

/** The largest room whose load one node of so many cores carries within its usable share; at most what ROOM_MAX_PARTICIPANTS may be. */
export function largestRoom(cores: number, cameraShare: number): number {
  const fits = (count: number): boolean =>
    nodeShare(roomLoad(count, { cameraShare }), cores) <= figures.sfu.usableShare;
  let size = 1;
  while (size < 1000 && fits(size + 1)) size += 1;
  return size;
}
