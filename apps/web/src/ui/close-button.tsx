import { X } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';
import styles from './close-button.module.css';

/** The cross that closes what it stands in; named by `aria-label`. */
export function CloseButton(props: ComponentProps<'button'>): ReactNode {
  return (
    <button type="button" {...props} className={styles.close}>
      <X aria-hidden size={20} />
    </button>
  );
}
