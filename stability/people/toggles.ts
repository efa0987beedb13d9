import type { Person } from '../../e2e/person.ts';

const devices = ['microphone', 'camera'] as const;

/** All press microphone, then camera, at the same time; resolves when each button says the other thing. */
export async function allToggle(people: readonly Person[]): Promise<void> {
  await Promise.all(
    people.map(async (person) => {
      // One after the other: a page has one mouse.
      for (const device of devices) await toggle(person, device);
    }),
  );
}

async function toggle({ page }: Person, device: (typeof devices)[number]): Promise<void> {
  // By what it switches: a notice may offer the same in words.
  const button = page.locator(`button[data-device=${device}]`);
  await page.locator(`button[data-device=${device}]:not([data-state=busy])`).waitFor();
  const isOn = (await button.getAttribute('data-state')) === 'on';
  await button.click();
  await page.locator(`button[data-device=${device}][data-state=${isOn ? 'off' : 'on'}]`).waitFor();
}

/** Tiles that show another state of a microphone than its owner's own button does. */
export async function wrongMicrophoneSigns(people: readonly Person[]): Promise<number> {
  let wrong = 0;
  for (const owner of people) {
    const isOff = await owner.button('Turn on microphone').isVisible();
    for (const other of people) {
      if (other === owner) continue;
      const sign = other.tile(owner.name).getByRole('img', { name: 'Microphone off' });
      if ((await sign.isVisible()) !== isOff) wrong += 1;
    }
  }
  return wrong;
}
