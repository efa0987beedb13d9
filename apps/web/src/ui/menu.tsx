import { Menu as Primitive } from '@base-ui/react/menu';
import { Check } from 'lucide-react';
import type { ReactElement, ReactNode, RefObject } from 'react';
import styles from './menu.module.css';
import { Tooltip } from './tooltip.tsx';

type MenuProps = {
  /** What opens it, a button. */
  trigger: ReactElement;
  /** What the button's tooltip says. */
  tooltip: string;
  /** The button itself, for those who give the focus back to it. */
  triggerRef?: RefObject<HTMLButtonElement | null>;
  children: ReactNode;
};

/** A list of things to do that opens from a button: arrows move in it, Escape and a click beside it close it. */
export function Menu({ trigger, tooltip, triggerRef, children }: MenuProps): ReactNode {
  return (
    <Primitive.Root>
      <Tooltip words={tooltip}>
        <Primitive.Trigger ref={triggerRef} render={trigger as ReactElement<Record<string, unknown>>} />
      </Tooltip>
      <Primitive.Portal>
        <Primitive.Positioner className={styles.place} sideOffset={10} collisionPadding={8}>
          <Primitive.Popup className={styles.menu} data-theme="room">
            {children}
          </Primitive.Popup>
        </Primitive.Positioner>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

type MenuItemProps = { icon: ReactNode; shortcut?: string; onSelect: () => void; children: ReactNode };

/** One thing to do. */
export function MenuItem({ icon, shortcut, onSelect, children }: MenuItemProps): ReactNode {
  return (
    <Primitive.Item className={styles.item} onClick={onSelect}>
      {icon}
      <span className={styles.words}>{children}</span>
      {shortcut !== undefined && <kbd className={styles.shortcut}>{shortcut}</kbd>}
    </Primitive.Item>
  );
}

type MenuSwitchProps = {
  icon: ReactNode;
  isOn: boolean;
  onTurn: (isOn: boolean) => void;
  children: ReactNode;
};

/** Something that is on or off; the menu stays open. */
export function MenuSwitch({ icon, isOn, onTurn, children }: MenuSwitchProps): ReactNode {
  return (
    <Primitive.CheckboxItem className={styles.item} checked={isOn} onCheckedChange={onTurn}>
      {icon}
      <span className={styles.words}>{children}</span>
      <Primitive.CheckboxItemIndicator keepMounted className={styles.switch} />
    </Primitive.CheckboxItem>
  );
}

type MenuChoiceProps<Value extends string> = {
  label: string;
  value: Value;
  options: readonly { value: Value; icon: ReactNode; words: string }[];
  onChoose: (value: Value) => void;
};

/** One of several; the menu closes with the choice. */
export function MenuChoice<Value extends string>({
  label,
  value,
  options,
  onChoose,
}: MenuChoiceProps<Value>): ReactNode {
  return (
    <Primitive.Group>
      <Primitive.GroupLabel className={styles.label}>{label}</Primitive.GroupLabel>
      <Primitive.RadioGroup value={value} onValueChange={onChoose}>
        {options.map((option) => (
          <Primitive.RadioItem key={option.value} value={option.value} className={styles.item} closeOnClick>
            {option.icon}
            <span className={styles.words}>{option.words}</span>
            <Primitive.RadioItemIndicator className={styles.mark}>
              <Check aria-hidden size={18} />
            </Primitive.RadioItemIndicator>
          </Primitive.RadioItem>
        ))}
      </Primitive.RadioGroup>
    </Primitive.Group>
  );
}

/** A line between groups of things. */
export function MenuSeparator(): ReactNode {
  return <Primitive.Separator className={styles.separator} />;
}
