import { checkScreens } from './check-screens.ts';
import { endedScreens } from './ended-screens.ts';
import { lobbyScreens } from './lobby-screens.ts';
import { noticeScreens } from './notice-screens.ts';
import { pageScreens } from './page-screens.ts';
import { roomScreens } from './room-screens.ts';
import type { Screen } from './screen.ts';

/** Every screen there is. A new one is a row of one of these; its words come from the catalogue, for it is shown in each language. */
export const screens: readonly Screen[] = [
  ...pageScreens,
  ...lobbyScreens,
  ...roomScreens,
  ...endedScreens,
  ...checkScreens,
  // Last: the SFU that is killed takes the crowd with it.
  ...noticeScreens,
];
