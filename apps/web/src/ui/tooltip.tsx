import { Tooltip as Primitive } from '@base-ui/react/tooltip';
import type { ReactElement, ReactNode } from 'react';
import styles from './tooltip.module.css';

/** Where tooltips share their delay: the first waits, its neighbours follow at once. */
export function TooltipArea({ children }: { children: ReactNode }): ReactNode {
  return <Primitive.Provider delay={500}>{children}</Primitive.Provider>;
}

/** The name of a control that shows only an icon, for those who point at it or reach it by keyboard. */
export function Tooltip({ words, children }: { words: string; children: ReactElement }): ReactNode {
  return (
    <Primitive.Root>
      <Primitive.Trigger render={children as ReactElement<Record<string, unknown>>} />
      <Primitive.Portal>
        <Primitive.Positioner sideOffset={8}>
          <Primitive.Popup className={styles.tooltip}>{words}</Primitive.Popup>
        </Primitive.Positioner>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
