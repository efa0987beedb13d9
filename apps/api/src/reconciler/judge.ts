import { isDoubled } from '../rooms/is-doubled.ts';
import type { SeenParticipant } from '../rooms/seen-participant.ts';
import type { OpenSession } from '../sessions/open-session.ts';

/** Since when connections have been missing, by their SIDs; in milliseconds of the clock that {@link judge} is given. */
export type Absences = ReadonlyMap<string, number>;

/** Who is in which room; a room that did not answer is not in it. */
export type Answers = ReadonlyMap<string, readonly SeenParticipant[]>;

/** A participant, and where. */
export type Found = SeenParticipant & { readonly roomName: string };

export type Look = {
  readonly absences: Absences;
  /** When the first room was asked, and when the last had answered. */
  readonly askedFromMs: number;
  readonly askedUntilMs: number;
  /** The log as it was before the rooms were asked: who joined since is not missing. */
  readonly open: readonly OpenSession[];
  readonly answers: Answers;
  /** The SIDs of those present that have a row, as it was after the rooms were asked: who left since is not unknown. */
  readonly known: ReadonlySet<string>;
};

export type Judgement = {
  /** To be remembered until the next look. */
  readonly absences: Absences;
  readonly gone: readonly OpenSession[];
  readonly unknown: readonly Found[];
  readonly doubled: readonly Found[];
};

/** Two looks in vain that are at least so far apart make sure that someone is gone. */
const leastAbsenceMs = 15_000;

/** What a look at the rooms says of the log. A room that did not answer says nothing: its missing stay as missing as they were. */
export function judge({ absences, askedFromMs, askedUntilMs, open, answers, known }: Look): Judgement {
  const present = foundIn(answers);
  const presentSids = new Set(present.map(({ participantSid }) => participantSid));
  const missing = new Map<string, number>();
  const gone: OpenSession[] = [];
  for (const session of open) {
    const { participantSid, roomName } = session;
    const since = absences.get(participantSid);
    if (!answers.has(roomName)) {
      if (since !== undefined) missing.set(participantSid, since);
    } else if (!presentSids.has(participantSid)) {
      missing.set(participantSid, since ?? askedUntilMs);
      if (since !== undefined && askedFromMs - since >= leastAbsenceMs) gone.push(session);
    }
  }
  return {
    absences: missing,
    gone,
    unknown: present.filter(
      ({ hasJoined, identity, participantSid }) =>
        hasJoined && !isDoubled(identity) && !known.has(participantSid),
    ),
    doubled: present.filter(({ identity }) => isDoubled(identity)),
  };
}

/** All who were found. */
export function foundIn(answers: Answers): Found[] {
  return [...answers].flatMap(([roomName, seen]) => seen.map((each) => ({ ...each, roomName })));
}
