import type { Participant } from 'livekit-client';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useElementSize } from '../../ui/use-element-size.ts';
import { FloatingSelf } from './floating-self.tsx';
import { PageTurner } from './page-turner.tsx';
import { ParticipantTile } from './participant-tile.tsx';
import styles from './stage.module.css';
import { useReceivedPictures } from './use-received-pictures.ts';
import { useStagePlan } from './use-stage-plan.ts';
import { useSwipe } from './use-swipe.ts';

/**
 * Everyone's tile, as large as the stage lets all of a page be. Only tiles of the page that is shown exist, so that only
 * their pictures are received.
 */
export function Stage({ people }: { people: Participant[] }): ReactNode {
  const t = useTranslations('room');
  const stage = useRef<HTMLElement>(null);
  const box = useElementSize(stage);
  const [wantedPage, setWantedPage] = useState(0);
  const plan = useStagePlan(people, box, wantedPage);
  const turnTo = (page: number): void => {
    if (page >= 0 && page < plan.pageCount) setWantedPage(page);
  };
  // Before the stage is measured everyone would have to go through one page.
  useReceivedPictures(box.width === 0 ? null : new Set(plan.places.map(({ identity }) => identity)));
  useSwipe(stage, (direction) => turnTo(plan.page + direction));

  const byIdentity = new Map(people.map((participant) => [participant.identity, participant]));
  const self = people.find(({ isLocal }) => isLocal);
  const isWhole = plan.places.length === 1 || plan.kind === 'spotlight';
  const free = { left: 0, top: 0, width: box.width, height: plan.pager?.top ?? box.height };
  return (
    <section ref={stage} className={styles.stage} aria-label={t('stage')} data-layout={plan.kind}>
      <ul className={styles.tiles}>
        {plan.places.map(({ identity, ...place }) => {
          const participant = byIdentity.get(identity);
          return (
            participant && (
              <li key={identity} style={place}>
                <ParticipantTile participant={participant} />
              </li>
            )
          );
        })}
      </ul>
      {plan.pager && (
        <div className={styles.pager} style={plan.pager}>
          <PageTurner page={plan.page} pageCount={plan.pageCount} onTurn={turnTo} />
        </div>
      )}
      {plan.isSelfFloating && self && (
        <FloatingSelf
          participant={self}
          area={(isWhole ? plan.places[0] : undefined) ?? free}
          neighbourWidth={plan.places[0]?.width ?? 0}
        />
      )}
    </section>
  );
}
