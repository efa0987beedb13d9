import type { Participant } from 'livekit-client';
import { type ReactNode, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { useElementSize } from '../../ui/use-element-size.ts';
import { fitGrid } from './fit-grid.ts';
import { ParticipantTile } from './participant-tile.tsx';
import styles from './stage.module.css';

/** Space between tiles, in CSS pixels; equals --space-2. */
const gap = 8;

/** Everyone's tile, as large as the stage lets all of them be. */
export function Stage({ people }: { people: Participant[] }): ReactNode {
  const t = useTranslations('room');
  const stage = useRef<HTMLElement>(null);
  const box = useElementSize(stage);
  const { columns, tileWidth, tileHeight } = fitGrid(people.length, box, gap);
  return (
    <section ref={stage} className={styles.stage} aria-label={t('stage')}>
      <ul className={styles.tiles} style={{ gap, inlineSize: columns * tileWidth + (columns - 1) * gap }}>
        {people.map((participant) => (
          <li key={participant.identity} style={{ inlineSize: tileWidth, blockSize: tileHeight }}>
            <ParticipantTile participant={participant} />
          </li>
        ))}
      </ul>
    </section>
  );
}
