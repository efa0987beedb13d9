/**
 * Makes the clock of everything that is run afterwards wrong, by so many seconds (ahead, or behind when negative).
 * Self-contained, for it is also sent to the browser as text. What is measured from a start (`performance`) stays right,
 * as it does on a machine whose clock is wrong.
 */
export function shiftDate(seconds: number): void {
  const milliseconds = seconds * 1000;
  globalThis.Date = new Proxy(Date, {
    construct: (target, args, newTarget) =>
      Reflect.construct(target, args.length === 0 ? [target.now() + milliseconds] : args, newTarget),
    apply: (target) => new target(target.now() + milliseconds).toString(),
    get: (target, key) => (key === 'now' ? () => target.now() + milliseconds : Reflect.get(target, key)),
  });
}
