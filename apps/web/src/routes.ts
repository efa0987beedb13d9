import type { RoomName } from '@livemeet/shared-types';

/** The page's addresses: patterns for the router. */
export const routePatterns = { home: '/', check: '/check', meeting: '/r/:roomName' } as const;

/** Builds an address of the page. A room name needs no escaping: the contract allows only URL-safe characters. */
export const pathTo = {
  home: (): string => '/',
  check: (): string => '/check',
  meeting: (roomName: RoomName): string => `/r/${roomName}`,
};

/** The link one sends to others. */
export function meetingLink(origin: string, roomName: RoomName): string {
  return `${origin}${pathTo.meeting(roomName)}`;
}
