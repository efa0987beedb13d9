/** Items of the checklist that a test or a fault run proves; a spec sees that the command is there. */
export const provenElsewhere: readonly { readonly item: string; readonly command: string }[] = [
  { item: 'Two people meet, leave, close the tab, come back', command: 'e2e/two-people-meet.e2e.ts' },
  {
    item: 'Layout: every tile and control whole in every window, nothing scrolls sideways',
    command: 'e2e/layout.e2e.ts',
  },
  {
    item: 'Who speaks off-page comes into sight and nobody else moves; pages, pins, spotlight',
    command: 'e2e/stage.e2e.ts',
  },
  { item: 'Who is heard is seen to speak, as loud as this device remembers', command: 'e2e/sound.e2e.ts' },
  { item: 'Who speaks while muted is told; noise suppression', command: 'e2e/voice.e2e.ts' },
  { item: 'Twenty stays on one page, fifty fast navigations', command: 'e2e/leaks.e2e.ts' },
  {
    item: 'Each way the SDK knows to lose and regain a connection',
    command: 'e2e/recovery-scenarios.e2e.ts',
  },
  {
    item: 'The SFU stopped, dead for long, silent for 8 and (`E2E_LONG=1`) 120 s; an expired token; too many requests',
    command: 'e2e/recovery.e2e.ts',
  },
  { item: 'API, database and SFU away before a join and during a call', command: 'e2e/failures.e2e.ts' },
  { item: 'Devices unplugged, taken, exchanged, refused', command: 'e2e/devices.e2e.ts' },
  { item: 'What the microphone button says is what is sent', command: 'e2e/microphone-truth.e2e.ts' },
  { item: 'Media over UDP and over TCP alone', command: 'e2e/check.e2e.ts' },
  { item: 'Chromium and Firefox in one call', command: 'e2e/firefox/firefox.spec.ts' },
  { item: 'The log while the SFU is killed again and again', command: 'bun run faults kill-livekit' },
  { item: 'The log while the SFU is stopped again and again', command: 'bun run faults stop-livekit' },
  { item: 'The log while the API is away', command: 'bun run faults api-down' },
  { item: 'Webhooks of a clock that is up to 55 s off', command: 'bun run faults skew-clocks' },
];
