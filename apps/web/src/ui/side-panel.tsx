import { type ReactNode, useEffect, useEffectEvent, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { CloseButton } from './close-button.tsx';
import dialog from './dialog.module.css';
import { Dialog } from './dialog.tsx';
import styles from './side-panel.module.css';
import { useMediaQuery } from './use-media-query.ts';

type SidePanelProps = {
  title: string;
  onClose: () => void;
  /** What gets the focus when it closes while it has it. */
  finalFocus: () => HTMLElement | null;
  children: ReactNode;
};

/** Windows wide enough for a panel beside the page; on others it lies over it. */
const isWide = '(min-width: 56rem) and (min-height: 30rem)';

/** Something to have open beside the page. It takes the focus when it comes, and gives it back when it goes. */
export function SidePanel(props: SidePanelProps): ReactNode {
  const { title, onClose, finalFocus, children } = props;
  if (useMediaQuery(isWide)) return <Beside {...props} />;
  return (
    <Dialog title={title} isOpen onOpenChange={onClose} finalFocus={finalFocus} look="sheet">
      {children}
    </Dialog>
  );
}

function Beside({ title, onClose, finalFocus, children }: SidePanelProps): ReactNode {
  const t = useTranslations('room');
  const panel = useRef<HTMLElement>(null);

  const giveBack = useEffectEvent((element: HTMLElement | null) => {
    // Gone with the element that had it, the focus is nobody's.
    if (document.activeElement === document.body || element?.contains(document.activeElement))
      finalFocus()?.focus();
  });
  useEffect(() => {
    const element = panel.current;
    element?.focus();
    return () => giveBack(element);
  }, []);

  return (
    <aside
      ref={panel}
      className={styles.panel}
      aria-label={title}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <div className={dialog.head}>
        <h2 className={dialog.title}>{title}</h2>
        <CloseButton aria-label={t('close')} onClick={onClose} />
      </div>
      {children}
    </aside>
  );
}
