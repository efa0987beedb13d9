/** What is known of a request at its end. `route` is the pattern that matched, undefined when none did. */
export type EndedRequest = {
  readonly method: string;
  readonly route: string | undefined;
  readonly status: number;
  /** False when the caller went away before the answer was out. */
  readonly isAnswered: boolean;
};

/** The request as labels, of which there are only so many: strangers choose paths and methods, not series. */
export function routeLabels({ method, route, status, isAnswered }: EndedRequest): {
  readonly route: string;
  readonly method: string;
  readonly status: string;
} {
  return {
    route: route ?? 'unmatched',
    method: knownMethods.has(method) ? method : 'other',
    status: isAnswered ? `${Math.floor(status / 100)}xx` : 'gone',
  };
}

const knownMethods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'OPTIONS']);
