import { type RefObject, useEffect, useEffectEvent } from 'react';

/** A finger that went this far sideways, in CSS pixels, turned a page. */
const shortestSwipe = 48;

/** Calls back when a finger is swept over the element: 1 to the left (the next page), -1 to the right. */
export function useSwipe(element: RefObject<HTMLElement | null>, onSwipe: (direction: 1 | -1) => void): void {
  const swiped = useEffectEvent(onSwipe);
  useEffect(() => {
    const target = element.current;
    if (target === null) return;
    let start: { id: number; x: number; y: number } | null = null;
    const begin = ({ pointerType, pointerId, clientX, clientY, target }: PointerEvent): void => {
      const isOnControl = target instanceof Element && target.closest('button') !== null;
      // A second finger is no swipe but a zoom.
      start =
        pointerType === 'touch' && start === null && !isOnControl
          ? { id: pointerId, x: clientX, y: clientY }
          : null;
    };
    const end = ({ pointerId, clientX, clientY }: PointerEvent): void => {
      if (start?.id !== pointerId) return;
      const [across, along] = [clientX - start.x, clientY - start.y];
      start = null;
      if (Math.abs(across) >= shortestSwipe && Math.abs(across) > 2 * Math.abs(along))
        swiped(across < 0 ? 1 : -1);
    };
    const cancel = (): void => {
      start = null;
    };
    target.addEventListener('pointerdown', begin);
    target.addEventListener('pointerup', end);
    target.addEventListener('pointercancel', cancel);
    return () => {
      target.removeEventListener('pointerdown', begin);
      target.removeEventListener('pointerup', end);
      target.removeEventListener('pointercancel', cancel);
    };
  }, [element]);
}
