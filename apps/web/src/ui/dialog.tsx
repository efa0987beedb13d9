import { Dialog as Primitive } from '@base-ui/react/dialog';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { CloseButton } from './close-button.tsx';
import styles from './dialog.module.css';

type DialogProps = {
  title: string;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  /** What gets the focus when it closes, where that is not what had it before. */
  finalFocus?: () => HTMLElement | null;
  /** `sheet` comes from the edge of a small window and leaves some of the page to be seen; `wide` has room for two columns. */
  look?: 'window' | 'wide' | 'sheet';
  children: ReactNode;
};

/** A window over the page; closes by its button, by Escape and by a click beside it. */
export function Dialog({
  title,
  isOpen,
  onOpenChange,
  finalFocus,
  look = 'window',
  children,
}: DialogProps): ReactNode {
  const t = useTranslations('room');
  return (
    <Primitive.Root open={isOpen} onOpenChange={(isWanted) => onOpenChange(isWanted)}>
      <Primitive.Portal>
        <Primitive.Backdrop className={styles.backdrop} />
        <Primitive.Popup
          className={[styles.dialog, styles[look]].filter(Boolean).join(' ')}
          data-theme="room"
          {...(finalFocus && { finalFocus })}
        >
          <div className={styles.head}>
            <Primitive.Title className={styles.title}>{title}</Primitive.Title>
            <Primitive.Close render={<CloseButton aria-label={t('close')} />} />
          </div>
          {children}
        </Primitive.Popup>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
