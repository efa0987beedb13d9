import type { ReactNode } from 'react';
import styles from './message-screen.module.css';
import { PageFrame } from './page-frame.tsx';

type MessageScreenProps = {
  title: string;
  children: ReactNode;
  /** The ways on. */
  actions: ReactNode;
};

/** A whole screen that says one thing and offers a way on. */
export function MessageScreen({ title, children, actions }: MessageScreenProps): ReactNode {
  return (
    <PageFrame>
      <section className={styles.message}>
        <h1>{title}</h1>
        <div className={styles.words}>{children}</div>
        <div className={styles.actions}>{actions}</div>
      </section>
    </PageFrame>
  );
}
