import { useEffect, useEffectEvent } from 'react';
import { browserPlatform } from './browser-platform.ts';
import { type Command, commandFor, type KeyboardPlace, type KeyPress } from './shortcuts.ts';

type Shortcuts = {
  onCommand: (command: Exclude<Command, 'talk'>) => void;
  /** The key to talk was pressed; answers whether it means something now. */
  onTalkStart: () => boolean;
  /** It was let go, or the page no longer hears of it. */
  onTalkEnd: () => void;
};

/** Listens to the keys of the room. A key that means something here means nothing to the browser. */
export function useShortcuts(shortcuts: Shortcuts): void {
  const press = useEffectEvent((event: KeyboardEvent, isMovingByKey: boolean): void => {
    const command = commandFor(
      { ...keysOfEvent(event), isAltGraph: event.getModifierState('AltGraph') },
      browserPlatform(),
      placeOf(event.target, isMovingByKey),
    );
    if (command === null) return;
    if (command === 'talk') {
      if (shortcuts.onTalkStart()) suppress(event);
      return;
    }
    suppress(event);
    if (!event.repeat) shortcuts.onCommand(command);
  });
  const release = useEffectEvent(() => shortcuts.onTalkEnd());

  useEffect(() => {
    let isMovingByKey = false;
    let isTalkKeyTaken = false;
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key === 'Tab') isMovingByKey = true;
      // A key that repeats, perhaps since before the window was lost, goes on with what it began and begins nothing.
      if (event.code === 'Space' && event.repeat) {
        if (isTalkKeyTaken) suppress(event);
        return;
      }
      press(event, isMovingByKey);
      if (event.code === 'Space') isTalkKeyTaken = event.defaultPrevented;
    };
    const onKeyUp = (event: KeyboardEvent): void => {
      if (event.code !== 'Space') return;
      // Else the button that was clicked last would be pressed by it.
      if (isTalkKeyTaken) suppress(event);
      isTalkKeyTaken = false;
      release();
    };
    const onPointerDown = (): void => {
      isMovingByKey = false;
    };
    const onLost = (): void => release();
    // Before anything in the page: what has the focus must not see a key that is ours.
    const early = { capture: true };
    addEventListener('keydown', onKeyDown, early);
    addEventListener('keyup', onKeyUp, early);
    addEventListener('pointerdown', onPointerDown, early);
    addEventListener('blur', onLost);
    document.addEventListener('visibilitychange', onLost);
    return () => {
      removeEventListener('keydown', onKeyDown, early);
      removeEventListener('keyup', onKeyUp, early);
      removeEventListener('pointerdown', onPointerDown, early);
      removeEventListener('blur', onLost);
      document.removeEventListener('visibilitychange', onLost);
      release();
    };
  }, []);
}

function keysOfEvent({ key, code, ctrlKey, altKey, metaKey }: KeyboardEvent): Omit<KeyPress, 'isAltGraph'> {
  return { key, code, ctrlKey, altKey, metaKey };
}

const field =
  'input:not([type=range], [type=checkbox], [type=radio], [type=button]), textarea, select, [contenteditable]';

/** @param isMovingByKey The focus was moved by Tab since the last click: what has it is what the person means to press. */
function placeOf(target: EventTarget | null, isMovingByKey: boolean): KeyboardPlace {
  if (!(target instanceof Element)) return 'page';
  if (target.closest(field)) return 'field';
  if (target.closest('[role=menu], [role=listbox]')) return 'menu';
  if (target.closest('[role=dialog]')) return 'dialog';
  return isMovingByKey && target !== document.body ? 'control' : 'page';
}

function suppress(event: KeyboardEvent): void {
  event.preventDefault();
  event.stopPropagation();
}
