import { expect } from '@playwright/test';
import { test } from './fixtures.ts';

test('the browser can install the page, with icons of the sizes it wants', async ({
  newPerson,
  stack,
  request,
}) => {
  const ana = await newPerson('Ana Souza');
  await ana.page.goto(stack.url);
  await expect(ana.button('New meeting')).toBeVisible();
  const devtools = await ana.context.newCDPSession(ana.page);
  const { url, errors, data } = await devtools.send('Page.getAppManifest');
  expect({ url, errors }).toEqual({ url: `${stack.url}/manifest.webmanifest`, errors: [] });
  const manifest = JSON.parse(data ?? '{}') as { display: string; start_url: string; icons: Icon[] };
  expect(manifest).toMatchObject({ name: 'LiveMeet', display: 'standalone', start_url: '/' });
  for (const purpose of ['any', 'maskable'])
    expect(manifest.icons.filter((icon) => icon.purpose === purpose).map(({ sizes }) => sizes)).toEqual([
      '192x192',
      '512x512',
    ]);
  for (const { src, sizes } of manifest.icons) {
    const picture = await (await request.get(`${stack.url}${src}`)).body();
    // A PNG says its width and height in the first chunk.
    expect(`${picture.readUInt32BE(16)}x${picture.readUInt32BE(20)}`).toBe(sizes);
  }
  const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors');
  // A profile of a test is private, which is no fault of the page.
  expect(installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== 'in-incognito')).toEqual(
    [],
  );
});

type Icon = { src: string; sizes: string; purpose: string };
