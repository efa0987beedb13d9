import { spreadOf } from '../../stability/accounting/spread.ts';
import type { BenchPart, Figure } from '../bench-part.ts';
import { findNode } from '../servers/node-program.ts';
import { missingForSlowDisk, slowerByMs, withSlowDisk } from '../servers/slow-disk.ts';
import { commitTimes } from '../tokens/commit-time.ts';
import { compareTokens, tokenFigures } from '../tokens/compare-tokens.ts';
import { rowsACommit } from '../tokens/rows-a-commit.ts';
import { withTokenServers } from '../tokens/token-servers.ts';

const ourName = 'LiveMeet';
const sameWork = 'Express with the same work';

export const tokenSlowDisk: BenchPart = {
  name: 'token-slow-disk',
  item: `\`POST /auth/token\` as in \`token\`, on a PostgreSQL whose every fsync takes ${slowerByMs} ms longer`,
  beside: 'the server of Express that does the same work, on the same PostgreSQL',
  rounds: 5,
  limitMinutes: 5,
  run: async (settings) => {
    const node = findNode();
    if (node === undefined) return { figures: [], lacks: 'no Node.js on PATH' };
    const lacks = missingForSlowDisk();
    if (lacks !== null) return { figures: [], lacks };
    return withSlowDisk((env) =>
      withTokenServers(node, env, async (servers) => {
        const commit: Figure = {
          what: 'one row alone, durable after, the fastest of 50',
          unit: 'ms',
          ours: [spreadOf(await commitTimes(servers.sql)).least],
          // What shows that the disk was slow: the fastest, for a busy machine makes any but that one slow.
          bound: { least: slowerByMs },
        };
        const contestants = [
          { name: ourName, server: servers.livemeet },
          { name: sameWork, server: servers.sameWork },
        ];
        const figures = tokenFigures(await compareTokens(node, contestants, settings), ourName);
        const rows: Figure = {
          what: 'rows of a commit (the other server’s: one)',
          ours: [await rowsACommit(servers.sql, 'session_logs')],
        };
        return { figures: [...figures.map(withTarget), commit, rows] };
      }),
    );
  },
};

function withTarget(figure: Figure): Figure {
  return figure.what === 'tokens' ? { ...figure, target: { against: sameWork, least: 3 } } : figure;
}
