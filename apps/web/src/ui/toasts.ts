/** A sentence that shows for a while. */
export type Toast = { id: number; sentence: string };

/** More at a time nobody reads. */
const most = 3;

/** With one more, the oldest gone where there would be too many. What is said already is said anew, not twice. */
export function withToast(toasts: readonly Toast[], added: Toast): Toast[] {
  return [...toasts.filter(({ sentence }) => sentence !== added.sentence), added].slice(-most);
}

/** Without that one. */
export function withoutToast(toasts: readonly Toast[], id: number): Toast[] {
  return toasts.filter((toast) => toast.id !== id);
}
