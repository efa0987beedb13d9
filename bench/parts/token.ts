import type { BenchPart, Figure } from '../bench-part.ts';
import { findNode } from '../servers/node-program.ts';
import { compareTokens, tokenFigures } from '../tokens/compare-tokens.ts';
import { withTokenServers } from '../tokens/token-servers.ts';

const ourName = 'LiveMeet';
const sample = 'sample of LiveKit’s documentation';
const sameWork = 'Express with the same work';

export const token: BenchPart = {
  name: 'token',
  item: '`POST /auth/token` of the built API with all its limits and log lines, each answer with a durable row, 48 connections',
  beside:
    'a server of Express and livekit-server-sdk under Node.js as LiveKit’s documentation has it, which reads no body and stores nothing; and one that does the same work: validation, one insert a request',
  rounds: 5,
  limitMinutes: 6,
  run: async (settings) => {
    const node = findNode();
    if (node === undefined) return { figures: [], lacks: 'no Node.js on PATH' };
    return withTokenServers(node, {}, async (servers) => {
      const contestants = [
        { name: ourName, server: servers.livemeet },
        { name: sample, server: servers.sample },
        { name: sameWork, server: servers.sameWork },
      ];
      const figures = tokenFigures(await compareTokens(node, contestants, settings), ourName);
      return { figures: figures.flatMap(withTargets) };
    });
  },
};

/** A figure has one target: the tokens stand there once for each. */
function withTargets(figure: Figure): Figure[] {
  const { beside = {}, ...rest } = figure;
  const against = (name: string, target: { readonly least?: number; readonly most?: number }): Figure => ({
    ...rest,
    beside: { [name]: beside[name] ?? [] },
    target: { against: name, ...target },
  });
  if (figure.what === 'tokens') return [against(sample, { least: 1.5 }), against(sameWork, { least: 3 })];
  return figure.what === 'p99' ? [{ ...figure, target: { against: sample, most: 1 } }] : [figure];
}
