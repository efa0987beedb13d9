import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from '@playwright/test';

/** Puts all pictures of a folder on one sheet, each with its name, so that a person looks at one file a screen. */
export async function makeContactSheet(browser: Browser, folder: string, path: string): Promise<void> {
  const pictures = (await readdir(folder)).filter((name) => name.endsWith('.png')).sort();
  const page = await browser.newPage({ viewport: { width: 1800, height: 900 } });
  const html = join(folder, 'sheet.html');
  try {
    await writeFile(html, sheet(pictures));
    await page.goto(pathToFileURL(html).href);
    await page.screenshot({ path, fullPage: true });
  } finally {
    await page.close();
    await rm(html, { force: true });
  }
}

/** File names are our own and need no escaping. */
function sheet(pictures: readonly string[]): string {
  const figures = pictures.map(
    (name) => `<figure><img src="${name}"><figcaption>${name.replace('.png', '')}</figcaption></figure>`,
  );
  return `<!doctype html><style>
    body { margin: 16px; display: flex; flex-wrap: wrap; gap: 16px; align-items: end; background: #777; font: 14px sans-serif; }
    figure { margin: 0; } img { display: block; max-width: 860px; max-height: 480px; } figcaption { padding: 4px 0; color: #fff; }
  </style>${figures.join('')}`;
}
