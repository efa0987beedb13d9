import type { ButtonHTMLAttributes, ReactNode } from 'react';
import styles from './button.module.css';

type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & {
  /** `primary` is the one thing to do here; `quiet` stands back. */
  look?: 'primary' | 'secondary' | 'quiet';
};

/** A button with words. */
export function Button({ look = 'secondary', type = 'button', className, ...rest }: ButtonProps): ReactNode {
  return (
    <button
      {...rest}
      type={type}
      className={[styles.button, styles[look], className].filter(Boolean).join(' ')}
    />
  );
}
