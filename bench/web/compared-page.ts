import type { Locator, Page } from '@playwright/test';

/** One of the pages that are measured side by side, and how a person gets into a room on it. */
export type ComparedPage = {
  readonly name: PageName;
  readonly origin: string;
  /** Where the way into that room begins. */
  addressOf(roomName: string): string;
  /** Whatever the page wants to know before it lets anyone in. */
  fillIn(page: Page): Promise<void>;
  joinButton(page: Page): Locator;
  /** What stands there once one is in the room. */
  inside(page: Page): Locator;
};

export type PageName = 'ours' | 'stock page' | 'bare page';

type Place = { readonly origin: string; readonly sfuUrl: string };

const personName = 'Ana Souza';

export function ownPage(origin: string): ComparedPage {
  return {
    name: 'ours',
    origin,
    addressOf: (roomName) => `${origin}/r/${roomName}`,
    fillIn: (page) => page.getByRole('textbox').fill(personName),
    joinButton: (page) => page.getByRole('button', { name: 'Join now' }),
    inside: (page) => page.getByRole('button', { name: 'Leave call' }),
  };
}

export function stockPage(place: Place): ComparedPage {
  return {
    name: 'stock page',
    origin: place.origin,
    addressOf: (roomName) => addressWithQuery(place, roomName),
    fillIn: (page) => page.getByPlaceholder('Username').fill(personName),
    joinButton: (page) => page.getByRole('button', { name: 'Join Room' }),
    inside: (page) => page.getByRole('button', { name: 'Leave' }),
  };
}

export function barePage(place: Place): ComparedPage {
  return {
    name: 'bare page',
    origin: place.origin,
    addressOf: (roomName) => addressWithQuery(place, roomName),
    fillIn: async () => {},
    joinButton: (page) => page.getByRole('button', { name: 'Join' }),
    inside: (page) => page.locator('body[data-state=connected]'),
  };
}

/** Their name, room and SFU stand in the address: they ask nobody for them. */
function addressWithQuery({ origin, sfuUrl }: Place, roomName: string): string {
  return `${origin}/?${new URLSearchParams({ name: personName, room: roomName, sfu: sfuUrl })}`;
}
