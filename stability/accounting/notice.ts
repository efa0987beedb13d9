/** Something the page said of the connection, and for how long (Unix time in milliseconds; null while it is there). */
export type Notice = { readonly words: string; readonly from: number; readonly to: number | null };

/** What came for a person to read after a moment, in seconds from it: "1.2 to 9.8 s: Reconnecting…". Pure. */
export function noticesInWords(notices: readonly Notice[], since: number): string {
  const seconds = (moment: number) => ((moment - since) / 1000).toFixed(1);
  const told = notices
    .filter(({ from }) => from >= since)
    .map(({ words, from, to }) => {
      const begin = seconds(from);
      return to === null ? `from ${begin} s on: ${words}` : `${begin} to ${seconds(to)} s: ${words}`;
    });
  return told.length === 0 ? 'nothing' : told.join(' · ');
}
