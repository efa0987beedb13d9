/** What this run found wrong with the product, and what became of it; figures as a run printed them. */
export const mended: readonly {
  readonly found: string;
  readonly before: string;
  readonly after: string;
  readonly how: string;
}[] = [
  {
    found:
      'Signalling alone away for 15 s, media not: the page cut the call after 6 s to make a new connection',
    before: 'BEFORE',
    after: 'AFTER',
    how: 'while media go through the SDK tries on to resume (`call/resumption.ts`)',
  },
  {
    found: 'The same behind the edge of Docker Compose, stopped (`bun run test:compose`)',
    before: 'stopped for 10 s: the call was cut, both were in it again 4.5 s after the edge was back',
    after: 'stopped for 30 s: the call goes on uncut',
    how: 'the same',
  },
];
