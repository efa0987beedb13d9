import { Dialog as Primitive } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import styles from './dialog.module.css';

type DialogProps = {
  title: string;
  /** What opens it. */
  trigger: ReactElement;
  children: ReactNode;
};

/** A window over the page; closes by its button, by Escape and by a click beside it. */
export function Dialog({ title, trigger, children }: DialogProps): ReactNode {
  const t = useTranslations('room');
  return (
    <Primitive.Root>
      <Primitive.Trigger render={trigger as ReactElement<Record<string, unknown>>} />
      <Primitive.Portal>
        <Primitive.Backdrop className={styles.backdrop} />
        <Primitive.Popup className={styles.dialog} data-theme="room">
          <div className={styles.head}>
            <Primitive.Title className={styles.title}>{title}</Primitive.Title>
            <Primitive.Close className={styles.close} aria-label={t('close')}>
              <X aria-hidden size={20} />
            </Primitive.Close>
          </div>
          {children}
        </Primitive.Popup>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
