import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslations } from 'use-intl';
import { CloseButton } from './close-button.tsx';
import styles from './toast.module.css';
import { type Toast, withoutToast, withToast } from './toasts.ts';
import { TellContext } from './use-tell.ts';

/** Long enough to read two lines at leisure, in milliseconds. */
const shownMilliseconds = 7000;

/** Where `useTell` works: everything below, and the corner of the window that shows what was told. */
export function ToastArea({ children }: { children: ReactNode }): ReactNode {
  const [toasts, setToasts] = useState<Toast[]>([]);
  const [isHeld, setIsHeld] = useState(false);
  const nextId = useRef(0);

  const tell = useCallback((sentence: string) => {
    nextId.current += 1;
    const toast = { id: nextId.current, sentence };
    setToasts((shown) => withToast(shown, toast));
  }, []);
  const dismiss = useCallback((id: number) => {
    setToasts((shown) => withoutToast(shown, id));
    setIsHeld(false); // the button under the pointer is gone, and nothing tells that it left
  }, []);

  return (
    <TellContext value={tell}>
      {children}
      {/* Last in the document: a dialog lies below it, and silences all but live regions. */}
      {createPortal(
        <div
          className={styles.area}
          data-theme="room"
          role="status"
          aria-live="polite"
          aria-atomic="false"
          onPointerEnter={() => setIsHeld(true)}
          onPointerLeave={() => setIsHeld(false)}
          onFocus={() => setIsHeld(true)}
          onBlur={() => setIsHeld(false)}
        >
          {toasts.map((toast) => (
            <ToastCard key={toast.id} toast={toast} isHeld={isHeld} onDismiss={dismiss} />
          ))}
        </div>,
        document.body,
      )}
    </TellContext>
  );
}

type ToastCardProps = { toast: Toast; isHeld: boolean; onDismiss: (id: number) => void };

/** Goes by itself, but not while someone points at it or has the focus in it. */
function ToastCard({ toast: { id, sentence }, isHeld, onDismiss }: ToastCardProps): ReactNode {
  const t = useTranslations('toast');
  useEffect(() => {
    if (isHeld) return;
    const timer = setTimeout(() => onDismiss(id), shownMilliseconds);
    return () => clearTimeout(timer);
  }, [id, isHeld, onDismiss]);
  return (
    <div className={styles.toast} data-testid="toast">
      <p>{sentence}</p>
      <CloseButton aria-label={t('dismiss')} onClick={() => onDismiss(id)} />
    </div>
  );
}
