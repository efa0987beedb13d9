import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './notice.module.css';

type NoticeProps = {
  title?: string;
  children: ReactNode;
  /** A way on, usually a button. */
  action?: ReactNode;
};

/** Something went wrong, said calmly, with a way on. Read out when it appears. */
export function Notice({ title, children, action }: NoticeProps): ReactNode {
  return (
    <div className={styles.notice} role="alert">
      <CircleAlert aria-hidden size={20} />
      <div className={styles.words}>
        {title !== undefined && <p className={styles.title}>{title}</p>}
        <p>{children}</p>
      </div>
      {action}
    </div>
  );
}
