import { type LucideProps, Signal } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './poor-signal.module.css';

/** A connection of two bars, the others faint: without them one would see two dots. */
export function PoorSignal(props: LucideProps): ReactNode {
  return <Signal {...props} className={[styles.signal, props.className].filter(Boolean).join(' ')} />;
}
