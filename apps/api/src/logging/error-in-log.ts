/** An error as the log shows it. */
export type ErrorInLog = {
  readonly type: string;
  readonly message: string;
  readonly code?: string;
  readonly stack?: string;
  readonly cause?: ErrorInLog;
};

/** How deep causes are followed; an error may be its own cause. */
const maxDepth = 4;

/**
 * The parts of an error that cannot hold what a participant typed. Errors of the database carry the parameters and the
 * failing row as properties of their own; those stay out because only the parts named here go in.
 */
export function errorInLog(thrown: unknown, depth = 1): ErrorInLog {
  if (!(thrown instanceof Error))
    return { type: typeof thrown, message: 'something other than an Error was thrown' };
  const code = 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : undefined;
  return {
    type: thrown.constructor.name,
    message: thrown.message,
    ...(code !== undefined && { code }),
    ...(thrown.stack !== undefined && { stack: thrown.stack }),
    ...(thrown.cause instanceof Error && depth < maxDepth && { cause: errorInLog(thrown.cause, depth + 1) }),
  };
}
