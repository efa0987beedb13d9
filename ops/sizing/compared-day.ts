import { type Question, sizeDeployment } from './deployment.ts';
import { figures } from './figures.ts';
import { nodeShare, roomLoad } from './room-load.ts';
import { type Cost, fullestNode, packedNodes } from './rooms-on-nodes.ts';
import { peakOf, rushOf, simulatedDay } from './simulated-day.ts';

/** A day that was played, beside what the formulas say of it. */
export type ComparedDay = {
  readonly meetings: number;
  readonly largestMeeting: number;
  readonly joins: number;
  readonly joinsOfFormula: number;
  readonly peakParticipants: number;
  readonly nodesOfFormula: number;
  /** With whole rooms, put where they fit by someone who knows their sizes. */
  readonly nodesPacked: number;
  /** Of the formula's nodes the fullest, when rooms go where the load is least; 1 is the whole of its usable share. */
  readonly fullestOfFormula: number;
  readonly joinsInBusiestSecond: number;
  readonly joinsInBusiestMinute: number;
};

/** The default of ROOM_MAX_PARTICIPANTS (`apps/api/src/config/config.ts`). */
export const usualMostInRoom = 100;

/** Plays one day of one region, and sizes it. */
export function comparedDay(question: Question, seed: number): ComparedDay {
  const { participants, callMinutes, cameraShare, cores } = question;
  const roomSize = Math.min(question.roomSize, participants);
  const mostInRoom = Math.min(Math.max(usualMostInRoom, roomSize), participants);
  const meetings = simulatedDay({ participants, roomSize, callMinutes, mostInRoom, seed });
  const cost = costOf(cameraShare, cores);
  const rush = rushOf(meetings);
  const { sfuNodes } = sizeDeployment(question);
  return {
    meetings: meetings.length,
    largestMeeting: Math.max(...new Set(meetings.map(({ size }) => size))),
    joins: meetings.reduce((total, { size }) => total + size, 0),
    joinsOfFormula: (participants * figures.day.hoursAtPeak * 60) / callMinutes,
    peakParticipants: peakOf(meetings),
    nodesOfFormula: sfuNodes,
    nodesPacked: packedNodes(meetings, cost),
    fullestOfFormula: fullestNode(meetings, cost, sfuNodes),
    joinsInBusiestSecond: rush.second,
    joinsInBusiestMinute: rush.minute,
  };
}

function costOf(cameraShare: number, cores: number): Cost {
  const known = new Map<number, number>();
  return (size) => {
    const cost =
      known.get(size) ?? nodeShare(roomLoad(size, { cameraShare }), cores) / figures.sfu.usableShare;
    known.set(size, cost);
    return cost;
  };
}
