/** Rejects unless the SFU answers 200. It answers 406 when it is up but has lost its own Redis: no one can join then. */
export async function sfuAnswers(livekitHttpUrl: string, limitMs: number): Promise<void> {
  const response = await fetch(livekitHttpUrl, { signal: AbortSignal.timeout(limitMs) });
  await response.body?.cancel();
  if (!response.ok) throw new Error(`the SFU answered ${response.status}`);
}
