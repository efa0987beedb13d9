/** One step as the report has it, in the words of the page. */
export type ReportStep = {
  readonly name: string;
  /** "Passed", "Failed" and the like. */
  readonly result: string;
  readonly durationMilliseconds: number | null;
  /** What was found out, or what hindered it. */
  readonly details: readonly string[];
};

export type ReportContent = {
  readonly title: string;
  /** What surrounds the check, such as time and browser, as a label and its value. */
  readonly surroundings: readonly (readonly [label: string, value: string])[];
  readonly steps: readonly ReportStep[];
};

/**
 * A check as plain text for whoever runs the server. It says what it is given and nothing else: no token, no room, and
 * no name of a person or of a device, which may hold one. Pure.
 */
export function checkReport({ title, surroundings, steps }: ReportContent): string {
  const head = surroundings.map(([label, value]) => `${label}: ${oneLine(value)}`);
  return [title, ...head, '', ...steps.map(lineOf), ''].join('\n');
}

function lineOf({ name, result, durationMilliseconds, details }: ReportStep): string {
  const duration = durationMilliseconds === null ? '' : ` (${(durationMilliseconds / 1000).toFixed(1)} s)`;
  return [`${name}: ${result}${duration}`, ...details.map((detail) => `  ${oneLine(detail)}`)].join('\n');
}

function oneLine(words: string): string {
  return words.replace(/\s+/g, ' ').trim();
}
