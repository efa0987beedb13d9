import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';
import styles from './control-button.module.css';

type ControlButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & {
  ref?: Ref<HTMLButtonElement>;
  /** What it shows is open. */
  isActive?: boolean;
};

/** A round button of the bar that is no switch. */
export function ControlButton({ isActive = false, ...rest }: ControlButtonProps): ReactNode {
  return <button {...rest} type="button" className={styles.button} data-active={isActive} />;
}
