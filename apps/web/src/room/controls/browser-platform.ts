import { type Platform, platformOf } from './shortcuts.ts';

/** The platform this browser runs on. */
export function browserPlatform(): Platform {
  const { userAgentData, platform } = navigator as Navigator & { userAgentData?: { platform: string } };
  return platformOf(userAgentData?.platform ?? platform);
}
