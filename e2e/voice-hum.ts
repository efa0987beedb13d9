/** A voice-like hum at a moment, in seconds, as a sample between -1 and 1; the SFU takes it for speech. */
export function voiceHum(seconds: number): number {
  return (
    [1, 2, 3, 5].reduce((sum, overtone) => sum + Math.sin(2 * Math.PI * 140 * overtone * seconds), 0) / 4
  );
}
