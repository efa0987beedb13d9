import { type ComparedDay, comparedDay } from './compared-day.ts';
import { largestRoom, sizeDeployment } from './deployment.ts';
import { figures } from './figures.ts';
import { receivedPictures } from './received-pictures.ts';
import { nodeShare, roomLoad } from './room-load.ts';
import { dayRows, deploymentRows } from './sizing-answer.ts';
import { usualQuestion, usualSeed } from './sizing-options.ts';
import { type Cell, roundNumber, textTable } from './text-table.ts';

const roomSizes = [2, 4, 8, 12, 16, 25, 50, 100, 300];
const peoples = [10, 100, 1_000, 10_000, 100_000, 1_000_000];
const playedPeoples = [1_000, 10_000, 100_000];
const { cameraShare, cores } = usualQuestion;

/** The tables of docs/scaling.md, by the names of their places in it. */
export const documentTables: Readonly<Record<string, () => string>> = {
  participants: participantTable,
  rooms: largestRoomTable,
  sizes: sizeTable,
  day: dayTable,
};

/** The document with every table as the code has it. Throws when a place is missing. Pure. */
export function withTables(document: string): string {
  return Object.entries(documentTables).reduce((text, [name, table]) => {
    const place = new RegExp(`(<!-- sizing: ${name} -->\\n)[\\s\\S]*?(<!-- end -->)`);
    if (!place.test(text)) throw new Error(`the document has no place for the table «${name}»`);
    return text.replace(place, (_all, begin: string, end: string) => `${begin}\n${table()}\n\n${end}`);
  }, document);
}

function participantTable(): string {
  const head = [
    'in the room',
    'pictures received',
    'layer',
    'Mbit/s down',
    'Mbit/s up',
    'packets/s at the SFU, each',
    'tracks of the room',
    'of a 16-core node',
  ];
  const rows = roomSizes.map((size): readonly Cell[] => {
    const load = roomLoad(size, { cameraShare });
    const seen = receivedPictures(size);
    return [
      size,
      seen.length,
      [...new Set(seen.map(({ height }) => `${height}p`))].join(', '),
      load.bitsOutPerSecond / size / 1e6,
      load.bitsInPerSecond / size / 1e6,
      load.packetsPerSecond / size,
      load.tracksIn + load.tracksOut,
      `${roundNumber(nodeShare(load, figures.sfu.cores) * 100)} %`,
    ];
  });
  return textTable(head, rows);
}

function largestRoomTable(): string {
  const rows = [2, 4, 8, 16].map((each): readonly Cell[] => [
    each,
    largestRoom(each, 1),
    largestRoom(each, 0.5),
  ]);
  return textTable(['cores of the node', 'all cameras on', 'half of them'], rows);
}

function sizeTable(): string {
  const columns = peoples.map((participants) =>
    deploymentRows(sizeDeployment({ ...usualQuestion, participants })),
  );
  const names = columns[0]?.map(([name]) => name) ?? [];
  const rows = names.map((name, index): readonly Cell[] => [
    name,
    ...columns.map((column) => column[index]?.[1] ?? ''),
  ]);
  return textTable(['participants at once', ...peoples.map(roundNumber)], rows);
}

function dayTable(): string {
  const days = playedPeoples.map((participants): readonly [number, ComparedDay] => [
    participants,
    comparedDay({ ...usualQuestion, participants, cores }, usualSeed),
  ]);
  const head = ['', ...days.flatMap(([people]) => [`${roundNumber(people)}: formula`, 'played'])];
  const all = days.map(([, day]) => dayRows(day));
  const rows = (all[0] ?? []).map(([name], index): readonly Cell[] => [
    name,
    ...all.flatMap((column) => column[index]?.slice(1) ?? []),
  ]);
  return textTable(head, rows);
}
