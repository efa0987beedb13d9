import { expect, test } from 'bun:test';
import { type Cast, type CastingQuestion, castingOf } from './casting.ts';

const usual: CastingQuestion = {
  self: 'me',
  others: ['a', 'b', 'c'],
  pins: [],
  speaker: null,
  layout: 'auto',
  selfView: 'auto',
};

const tiled = (tiles: string, isSelfFloating = false): Cast => ({
  kind: 'tiled',
  tiles: tiles.split(' ').filter(Boolean),
  isSelfFloating,
});
const spotlight = (large: string, strip: string, isSelfFloating = false): Cast => ({
  kind: 'spotlight',
  large,
  strip: strip.split(' ').filter(Boolean),
  isSelfFloating,
});

test.each<[string, Partial<CastingQuestion>, Cast]>([
  ['several: everyone a tile, oneself first', {}, tiled('me a b c')],
  ['one other has the stage, oneself floats', { others: ['a'] }, tiled('a', true)],
  ['alone one is a tile', { others: [] }, tiled('me')],
  ['alone nobody floats', { others: [], selfView: 'floating' }, tiled('me')],
  ['alone and hidden the stage is empty', { others: [], selfView: 'hidden' }, tiled('')],
  ['tiled with one other: two tiles', { others: ['a'], layout: 'tiled' }, tiled('me a')],
  ['a tile of oneself by wish, with one other too', { others: ['a'], selfView: 'tile' }, tiled('me a')],
  ['floating by wish, with several too', { selfView: 'floating' }, tiled('a b c', true)],
  ['hidden by wish', { selfView: 'hidden' }, tiled('a b c')],
  ['pinned people come first, as they were pinned', { pins: ['c', 'b'] }, tiled('c b me a')],
  ['who was pinned and left is as if never pinned', { pins: ['gone', 'b'] }, tiled('b me a c')],
  ['spotlight: who speaks is large', { layout: 'spotlight', speaker: 'b' }, spotlight('b', 'me a c')],
  ['spotlight: the first, before anyone spoke', { layout: 'spotlight' }, spotlight('a', 'me b c')],
  [
    'spotlight: a pin outranks who speaks',
    { layout: 'spotlight', pins: ['c'], speaker: 'b' },
    spotlight('c', 'me a b'),
  ],
  [
    'spotlight: of several pins the last',
    { layout: 'spotlight', pins: ['c', 'a'] },
    spotlight('a', 'me b c'),
  ],
  [
    'spotlight: a speaker who left is not',
    { layout: 'spotlight', speaker: 'gone' },
    spotlight('a', 'me b c'),
  ],
  [
    'spotlight with one other: oneself floats',
    { layout: 'spotlight', others: ['a'] },
    spotlight('a', '', true),
  ],
  ['spotlight without oneself', { layout: 'spotlight', selfView: 'hidden' }, spotlight('a', 'b c')],
  ['spotlight alone: oneself', { layout: 'spotlight', others: [] }, tiled('me')],
])('%s', (_what, question, expected) => {
  expect(castingOf({ ...usual, ...question })).toEqual(expected);
});
