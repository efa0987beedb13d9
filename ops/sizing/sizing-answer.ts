import type { ComparedDay } from './compared-day.ts';
import type { Deployment } from './deployment.ts';
import { type Cell, textTable } from './text-table.ts';

/** A deployment, each figure with its name. */
export function deploymentRows(sized: Deployment): readonly (readonly [string, number])[] {
  return [
    ['regions', sized.regions],
    ['rooms', sized.rooms],
    ['SFU: cores', sized.sfuCores],
    ['SFU: nodes', sized.sfuNodes],
    ['SFU: nodes, one more in each region', sized.sfuNodesWithSpare],
    ['SFU: tracks in and out', sized.tracks],
    ['media in, Gbit/s', sized.megabitsInPerSecond / 1000],
    ['media out, Gbit/s', sized.megabitsOutPerSecond / 1000],
    ['tokens a second, spread evenly', sized.tokensPerSecond],
    ['tokens a second, all within a minute', sized.tokensPerSecondInRush],
    ['the last one’s wait at TOKENS_PER_SECOND=200, s', sized.rushSecondsAtDefaultCap],
    ['webhooks a second in that minute', sized.webhooksPerSecondInRush],
    ['API replicas', sized.apiReplicas],
    ['connections to PostgreSQL, a region', sized.databaseConnections],
    ['rows of session_logs a day', sized.rowsPerDay],
    ['rows of webhook_events a day', sized.eventsPerDay],
    ['log written a day, GB', sized.gigabytesPerDay],
    ['log kept, GB', sized.gigabytesKept],
    ['rows a second noted as seen', sized.seenRowsPerSecond],
    ['write-ahead log of that, MB/s', sized.seenMegabytesPerSecond],
  ];
}

/** A played day, each figure with its name and beside what the formulas say of it. */
export function dayRows(day: ComparedDay): readonly (readonly [string, Cell, Cell])[] {
  return [
    ['meetings', '', day.meetings],
    ['largest meeting', '', day.largestMeeting],
    ['most people at once', '', day.peakParticipants],
    ['joins', day.joinsOfFormula, day.joins],
    ['joins in the busiest minute', '', day.joinsInBusiestMinute],
    ['joins in the busiest second', '', day.joinsInBusiestSecond],
    ['SFU nodes, whole rooms on them', day.nodesOfFormula, day.nodesPacked],
    ['the fullest of the formula’s nodes, least load first', 1, day.fullestOfFormula],
  ];
}

/** What a person reads in the terminal. */
export function sizingAnswer(sized: Deployment, day: ComparedDay | null): string {
  const formulas = textTable(['by the formulas', ''], deploymentRows(sized));
  if (day === null) return `${formulas}\n`;
  return `${formulas}\n\n${textTable(['a day', 'by the formulas', 'played'], dayRows(day))}\n`;
}
