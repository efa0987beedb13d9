import type { CSSProperties, ReactNode } from 'react';
import styles from './avatar.module.css';
import { hueOf, initialsOf } from './initials.ts';

/** A person without a picture: initials on a colour that is always the same for the same name. */
export function Avatar({ name }: { name: string }): ReactNode {
  return (
    <span className={styles.avatar} style={{ '--hue': hueOf(name) } as CSSProperties} aria-hidden>
      {initialsOf(name)}
    </span>
  );
}
