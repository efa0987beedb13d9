/** The SFU this project is written and tested against. */
export const LIVEKIT_VERSION = '1.13.5';

/** Whether `livekit-server --version` names a version that will do: this one or a later 1.x. Pure. */
export function isGoodEnough(versionOutput: string): boolean {
  const found = /(\d+)\.(\d+)\.(\d+)/.exec(versionOutput);
  const wanted = /(\d+)\.(\d+)/.exec(LIVEKIT_VERSION);
  return found?.[1] === wanted?.[1] && Number(found?.[2]) >= Number(wanted?.[2]);
}
