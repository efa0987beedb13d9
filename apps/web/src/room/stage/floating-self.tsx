import type { Participant } from 'livekit-client';
import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { type Corner, cornerAfterKey, nearestCorner } from './corner.ts';
import styles from './floating-self.module.css';
import { ParticipantTile } from './participant-tile.tsx';
import type { Place } from './place-tiles.ts';

type FloatingSelfProps = {
  participant: Participant;
  /** Where it may float. */
  area: Place;
  /** The width of the tile it floats over, in CSS pixels: it leaves the middle of that free, where its controls are. */
  neighbourWidth: number;
};

/** One's own picture over the stage, in a corner of its area; dragged or moved by the arrow keys to another. */
export function FloatingSelf({ participant, area, neighbourWidth }: FloatingSelfProps): ReactNode {
  const t = useTranslations('stage');
  const [corner, setCorner] = useState<Corner>('bottom-right');
  const picture = useRef<HTMLDivElement>(null);
  const start = useRef<{ x: number; y: number } | null>(null);

  const drag = ({ clientX, clientY }: PointerEvent): void => {
    if (start.current !== null && picture.current !== null)
      picture.current.style.translate = `${clientX - start.current.x}px ${clientY - start.current.y}px`;
  };
  const drop = (): void => {
    const [shown, stage] = [picture.current, picture.current?.offsetParent];
    start.current = null;
    if (!shown || !stage) return;
    const [own, around] = [shown.getBoundingClientRect(), stage.getBoundingClientRect()];
    shown.style.translate = '';
    const x = own.left + own.width / 2 - around.left - area.left;
    const y = own.top + own.height / 2 - around.top - area.top;
    setCorner(nearestCorner({ x, y }, area));
  };
  const moveByKey = (event: KeyboardEvent): void => {
    const next = cornerAfterKey(corner, event.key);
    if (next === null) return;
    event.preventDefault();
    setCorner(next);
  };

  return (
    <div
      ref={picture}
      className={styles.self}
      data-corner={corner}
      style={placeIn(area, corner, neighbourWidth)}
    >
      <ParticipantTile participant={participant} />
      <button
        type="button"
        className={styles.handle}
        aria-label={t('moveSelf')}
        onKeyDown={moveByKey}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          start.current = { x: event.clientX, y: event.clientY };
        }}
        onPointerMove={drag}
        onPointerUp={drop}
        onPointerCancel={drop}
      />
    </div>
  );
}

/** Space to the area's edges, in CSS pixels; equals --space-3. */
const margin = 12;

function placeIn(area: Place, corner: Corner, neighbourWidth: number): Place {
  const isUpright = area.width < area.height;
  const [share, most, ratio] = isUpright ? [0.33, 176, 3 / 4] : [0.24, 240, 16 / 9];
  const width = Math.round(Math.max(96, Math.min(most, area.width * share, neighbourWidth * 0.36)));
  const height = Math.round(width / ratio);
  return {
    left: corner.endsWith('left') ? area.left + margin : area.left + area.width - width - margin,
    top: corner.startsWith('top') ? area.top + margin : area.top + area.height - height - margin,
    width,
    height,
  };
}
