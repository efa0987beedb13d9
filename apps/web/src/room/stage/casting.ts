/** Who is on the stage, and as what. Identities, in the order of their tiles. */
export type Cast =
  | { kind: 'tiled'; tiles: readonly string[]; isSelfFloating: boolean }
  | { kind: 'spotlight'; large: string; strip: readonly string[]; isSelfFloating: boolean };

export type CastingQuestion = {
  self: string;
  /** The others, as they are seated. */
  others: readonly string[];
  /** As they were pinned. */
  pins: readonly string[];
  /** Whom the large picture of the spotlight shows when nobody is pinned. */
  speaker: string | null;
  layout: 'auto' | 'tiled' | 'spotlight';
  selfView: 'auto' | 'tile' | 'floating' | 'hidden';
};

/** Gives everyone their part: pinned people come first, then oneself, then the others. */
export function castingOf({ self, others, pins, speaker, layout, selfView }: CastingQuestion): Cast {
  const pinned = pins.filter((identity) => others.includes(identity));
  const place = placeOfSelf(selfView, layout, others.length);
  const isSelfFloating = place === 'floating';
  const ownTile = place === 'tile' ? [self] : [];
  const spotlit = pinned.at(-1) ?? (speaker !== null && others.includes(speaker) ? speaker : others[0]);
  if (layout === 'spotlight' && spotlit !== undefined) {
    const strip = [...ownTile, ...others.filter((identity) => identity !== spotlit)];
    return { kind: 'spotlight', large: spotlit, strip, isSelfFloating };
  }
  const rest = others.filter((identity) => !pinned.includes(identity));
  return { kind: 'tiled', tiles: [...pinned, ...ownTile, ...rest], isSelfFloating };
}

/** Alone there is nobody to float over; with one other, that one has the stage. */
function placeOfSelf(
  selfView: CastingQuestion['selfView'],
  layout: CastingQuestion['layout'],
  otherCount: number,
): 'tile' | 'floating' | 'hidden' {
  if (selfView === 'hidden') return 'hidden';
  if (otherCount === 0) return 'tile';
  if (selfView !== 'auto') return selfView;
  return otherCount === 1 && layout !== 'tiled' ? 'floating' : 'tile';
}
