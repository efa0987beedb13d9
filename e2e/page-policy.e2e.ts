import { expect, type Page } from '@playwright/test';
import { startWebPreview } from '../tools/web-preview.ts';
import { test } from './fixtures.ts';

test('every file of the page comes with its policy', async ({ stack, request }) => {
  const sfu = new URL(stack.sfuUrl).host;
  const page = await request.get(`${stack.url}/r/any-room`);
  const script = /src="(\/assets\/[^"]+\.js)"/.exec(await page.text())?.[1];
  for (const answer of [page, await request.get(stack.url + script)]) {
    expect(answer.headers()).toMatchObject({
      'content-security-policy': [
        "default-src 'none'",
        "script-src 'self' 'wasm-unsafe-eval'",
        "style-src 'self'",
        "font-src 'self'",
        "img-src 'self'",
        "manifest-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
        `connect-src 'self' ws://${sfu} http://${sfu}`,
      ].join('; '),
      'permissions-policy': expect.stringMatching(
        /^camera=\(self\), microphone=\(self\), .*display-capture=\(\), .*geolocation=\(\), .*payment=\(\), .*usb=\(\)/,
      ),
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'cross-origin-opener-policy': 'same-origin',
    });
  }
});

test('the API behind the page keeps its own headers, and a token rests nowhere', async ({
  stack,
  request,
}) => {
  const answer = await request.post(`${stack.url}/api/auth/token`, {
    data: { participantName: 'Ana Souza' },
  });
  expect(answer.status()).toBe(201);
  expect(answer.headers()).toMatchObject({
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none';frame-ancestors 'none'",
  });
});

test('the browser knows every power that is refused, and gives microphone and camera', async ({
  newPerson,
}) => {
  const ana = await newPerson('Ana Souza');
  const complaints: string[] = [];
  ana.page.on('console', (message) => {
    if (/policy/i.test(message.text())) complaints.push(message.text());
  });
  await ana.openLobby();
  await expect(ana.page.locator('video')).toBeVisible();
  expect(complaints).toEqual([]);
  expect(await askFor(ana.page, 'getDisplayMedia')).toBe('NotAllowedError');
  expect(await askFor(ana.page, 'getUserMedia')).toBe('given');
});

test('a policy that does not name the SFU keeps people out, and that is noticed', async ({
  newPerson,
  stack,
}) => {
  const elsewhere = await startWebPreview({ apiUrl: stack.apiUrl, sfuUrl: 'wss://sfu.example.org' });
  try {
    const ana = await newPerson('Ana Souza', { origin: elsewhere.url });
    await ana.openLobby();
    await ana.button('Join now').click();
    await expect(ana.page.getByRole('alert')).toContainText('The media server cannot be reached.');
    await ana.depart();
    expect(ana.policyViolations.splice(0)).toContainEqual(
      expect.stringMatching(new RegExp(`^connect-src ${stack.sfuUrl}/`)),
    );
  } finally {
    await elsewhere.stop();
  }
});

for (const { what, offend, told } of [
  {
    what: 'a script of elsewhere',
    offend: foreignScript,
    told: /^script-src-elem https:\/\/tracker\.example\.org/,
  },
  { what: 'a style in the page', offend: inlineStyle, told: /^style-src-elem inline/ },
  { what: 'text as markup', offend: markup, told: /^require-trusted-types-for trusted-types-sink/ },
  { what: 'an image of elsewhere', offend: foreignImage, told: /^img-src https:\/\/tracker\.example\.org/ },
]) {
  test(`${what} is refused, and that is noticed`, async ({ newPerson, stack }) => {
    const ana = await newPerson('Ana Souza');
    await ana.page.goto(stack.url);
    await ana.page.evaluate(offend);
    await expect.poll(() => ana.policyViolations).toEqual([expect.stringMatching(told)]);
    ana.policyViolations.splice(0);
  });
}

function foreignScript(): Promise<unknown> {
  const address = 'https://tracker.example.org/script.js';
  return import(address).catch(() => null);
}

function inlineStyle(): void {
  const style = document.createElement('style');
  style.append('body { display: none }');
  document.head.append(style);
}

function markup(): void {
  try {
    document.body.innerHTML = '<img src="x" onerror="document.title = 1">';
  } catch {
    // The browser throws as well as tells.
  }
}

function foreignImage(): void {
  new Image().src = 'https://tracker.example.org/pixel.png';
}

function askFor(page: Page, way: 'getDisplayMedia' | 'getUserMedia'): Promise<string> {
  return page.evaluate(
    (each) =>
      navigator.mediaDevices[each]({ video: true }).then(
        () => 'given',
        (error: DOMException) => error.name,
      ),
    way,
  );
}
