import { rotated } from '../accounting/rotated.ts';
import type { BenchPart, BenchSettings, Figure } from '../bench-part.ts';
import { startFloorServer } from '../servers/floor-server.ts';
import { findNode } from '../servers/node-program.ts';
import { type Cost, costOf } from '../tokens/cost-of.ts';
import { rowsACommit } from '../tokens/rows-a-commit.ts';
import { type TokenServers, withTokenServers } from '../tokens/token-servers.ts';
import { warmUp } from '../tokens/warm-up.ts';

const ourName = 'LiveMeet';
const sample = 'sample of LiveKit’s documentation, Node.js';
const sameWork = 'Express with the same work, Node.js';
/** Bottom first; each stands on the one before it, but for the first. */
const floors = {
  'Bun’s own server': 'bun-serve',
  'node:http under Bun': 'node-http',
  'Express under Bun': 'express',
  'Nest under Bun': 'nest',
};

/** What a token costs in processor time, which a busy machine changes less than how many are issued a second. */
export const tokenCost: BenchPart = {
  name: 'token-cost',
  item: '`POST /auth/token` as in `token`: processor time for one token, user’s and system’s, of the server and of PostgreSQL',
  beside:
    'the two servers of `token`; and programs that read a body of JSON, sign as ours does and answer, without a row or a check, each on one layer more of what ours stands on',
  rounds: 5,
  limitMinutes: 8,
  run: async (settings) => {
    const node = findNode();
    if (node === undefined) return { figures: [], lacks: 'no Node.js on PATH' };
    if (process.platform !== 'linux') return { figures: [], lacks: 'processor time is read from /proc' };
    return withTokenServers(node, {}, (servers) =>
      withFloors(servers, async (contestants) => {
        const costs = await costsOf(node, contestants, servers.postgresPid, settings);
        const rows: Figure = {
          what: 'rows of a commit',
          ours: [await rowsACommit(servers.sql, 'session_logs')],
        };
        return { figures: [...figuresOf(costs), rows], notes: [whatCounts] };
      }),
    );
  },
};

const whatCounts =
  'Processor time is that of all threads of the process, from /proc, after eight seconds of the same load; the load itself is not in it, nor is what PostgreSQL does when the load is over. It says what a token costs and not how many there are: a server of one thread that waits for nobody gives out 1 s ÷ its time at most, and all that run share the cores.';

type Server = { readonly url: string; readonly pid: number };

/** Starts the programs that do nothing but sign, does the work, and ends them. */
async function withFloors<Result>(
  { livemeet, sample: small, sameWork: equal, key }: TokenServers,
  work: (contestants: Readonly<Record<string, Server>>) => Promise<Result>,
): Promise<Result> {
  const started = new Map<string, Awaited<ReturnType<typeof startFloorServer>>>();
  try {
    for (const [name, program] of Object.entries(floors))
      started.set(name, await startFloorServer(program, key));
    return await work({
      [ourName]: livemeet,
      [sample]: small,
      [sameWork]: equal,
      ...Object.fromEntries(started),
    });
  } finally {
    for (const server of started.values()) await server.stop();
  }
}

/** Of each of them one after the other, another one first in each round. */
async function costsOf(
  node: string,
  contestants: Readonly<Record<string, Server>>,
  postgresPid: number,
  { rounds, report }: BenchSettings,
): Promise<Record<string, Cost[]>> {
  const costs: Record<string, Cost[]> = {};
  const all = Object.entries(contestants);
  for (const [, { url }] of all) await warmUp(node, url);
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, server] of rotated(all, round)) {
      const cost = await costOf(node, server, postgresPid);
      costs[name] = [...(costs[name] ?? []), cost];
      const inWords = `${cost.server.toFixed(0)} µs, PostgreSQL ${cost.postgres.toFixed(0)} µs`;
      report(`${round + 1}/${rounds} ${name}: ${inWords}`);
    }
  }
  return costs;
}

function figuresOf({ [ourName]: ours = [], ...others }: Record<string, Cost[]>): Figure[] {
  const figure = (what: string, names: readonly string[], of: (cost: Cost) => number): Figure => ({
    what,
    unit: 'µs',
    ours: ours.map(of),
    beside: Object.fromEntries(names.map((name) => [name, (others[name] ?? []).map(of)])),
  });
  return [
    figure('the server', Object.keys(others), ({ server }) => server),
    figure('PostgreSQL', [sameWork], ({ postgres }) => postgres),
    figure('both', [sameWork], ({ server, postgres }) => server + postgres),
  ];
}
