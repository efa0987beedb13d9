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

async function toggle(person: Person, device: (typeof devices)[number]): Promise<void> {
  const isOn = await person.button(`Turn off ${device}`).isVisible();
  await person.button(`Turn ${isOn ? 'off' : 'on'} ${device}`).click();
  await person.button(`Turn ${isOn ? 'on' : 'off'} ${device}`).waitFor();
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
