/** Packets of one direction since the call began. */
export type Packets = { arrived: number; lost: number };

/** What is known of one's own connection at a moment, in milliseconds. */
export type Reading = {
  at: number;
  /** What the SFU says of it. Of another's poor connection nothing is read here: this device cannot mend it. */
  isPoor: boolean;
  received: Packets;
  sent: Packets;
  /** The browser sends a smaller picture than it could, for lack of bandwidth. */
  isHeldBack: boolean;
};

/** Which direction suffers. */
export type Trouble = 'receiving' | 'sending';

export type Offer = {
  /** What is said now; null: nothing. */
  trouble: Trouble | null;
  poorSince: number | null;
  fineSince: number | null;
  /** How many readings since `poorSince` pointed which way. */
  votes: Record<Trouble, number>;
  last: Reading | null;
  quietUntil: number;
};

/** Nothing read yet. */
export const noOffer: Offer = {
  trouble: null,
  poorSince: null,
  fineSince: null,
  votes: { receiving: 0, sending: 0 },
  last: null,
  quietUntil: 0,
};

/** Trouble as long as this, in milliseconds, is worth a word. */
const sustainedMilliseconds = 15_000;

/** A better moment shorter than this does not end trouble that was not told yet. */
const reliefMilliseconds = 7_000;

/** What was told is taken back after as much good time as this. */
const recoveryMilliseconds = 20_000;

/** Told once, not again for this long. */
const quietMilliseconds = 20 * 60_000;

/** What to say after one more reading. */
export function nextOffer(offer: Offer, reading: Reading): Offer {
  const next = { ...offer, last: reading };
  if (reading.isPoor) {
    const direction = directionOf(offer.last, reading);
    next.fineSince = null;
    next.poorSince ??= reading.at;
    next.votes = { ...offer.votes, [direction]: offer.votes[direction] + 1 };
    const isSustained = reading.at - next.poorSince >= sustainedMilliseconds;
    if (next.trouble === null && isSustained && reading.at >= offer.quietUntil) {
      next.trouble = next.votes.sending > next.votes.receiving ? 'sending' : 'receiving';
      next.quietUntil = reading.at + quietMilliseconds;
    }
    return next;
  }
  next.fineSince ??= reading.at;
  const fineFor = reading.at - next.fineSince;
  if (fineFor >= reliefMilliseconds) {
    next.poorSince = null;
    next.votes = noOffer.votes;
  }
  if (fineFor >= recoveryMilliseconds) next.trouble = null;
  return next;
}

/** Once the person has answered, whatever the answer. */
export function answeredOffer(offer: Offer): Offer {
  return { ...offer, trouble: null };
}

/** Where packets are lost more; without losses: where the browser holds back. Else it is what arrives that is too little. */
function directionOf(last: Reading | null, { received, sent, isHeldBack }: Reading): Trouble {
  const lossIn = lossOf(last?.received, received);
  const lossOut = lossOf(last?.sent, sent);
  if (lossOut > lossIn) return 'sending';
  return isHeldBack && lossIn === 0 ? 'sending' : 'receiving';
}

/** The share that was lost since the last reading, 0 to 1. Counts of tracks that went are gone with them. */
function lossOf(before: Packets | undefined, now: Packets): number {
  const lost = Math.max(0, now.lost - (before?.lost ?? 0));
  const arrived = Math.max(0, now.arrived - (before?.arrived ?? 0));
  return lost === 0 ? 0 : lost / (lost + arrived);
}
