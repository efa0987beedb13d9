import type { Person } from './person.ts';

/** What a person's screen said at a moment, and what had left it by then. */
export type Glance = { at: number; isMicrophoneOn: boolean; hasBanner: boolean; packetsSent: number };

/** Looks at a person's screen every 250 ms, from now until the answer is asked for. */
export async function watchHonesty({ page }: Person): Promise<() => Promise<Glance[]>> {
  const glances = await page.evaluateHandle(() => {
    const seen: Glance[] = [];
    setInterval(async () => {
      const banner = [...document.querySelectorAll('[role=status] p')].some(({ textContent }) =>
        /interrupted|Bringing|offline|full just now|coming back/.test(textContent ?? ''),
      );
      const isOn = [...document.querySelectorAll('button')].some(
        (button) => (button.ariaLabel ?? button.textContent) === 'Turn off microphone',
      );
      const at = performance.now();
      const { audioOut } = await window.observedMedia.traffic('packets');
      seen.push({ at, isMicrophoneOn: isOn, hasBanner: banner, packetsSent: audioOut });
    }, 250);
    return seen;
  });
  return () => glances.jsonValue();
}

/** Lies among them: a microphone that shows "on" with nothing sent for 1.5 s and no notice, or "off" while packets leave. */
export function lies(glances: readonly Glance[]): string[] {
  const found: string[] = [];
  let dumbSince: number | null = null;
  for (const [index, glance] of glances.entries()) {
    const last = glances[index - 1];
    const before = glances[index - 2];
    if (last === undefined || before === undefined) continue;
    const sent = glance.packetsSent - last.packetsSent;
    const at = `at ${Math.round(glance.at)} ms`;
    // The press itself lies between two glances.
    if (!glance.isMicrophoneOn && !last.isMicrophoneOn && !before.isMicrophoneOn && sent > 0)
      found.push(`muted, and ${sent} packets ${at}`);
    if (!glance.isMicrophoneOn || glance.hasBanner || sent > 0) dumbSince = null;
    else dumbSince ??= last.at;
    if (dumbSince !== null && glance.at - dumbSince > 1_500) found.push(`on, silent and no notice ${at}`);
  }
  return found;
}
