import type { Page } from '@playwright/test';

/** What was copied, as a person sees it: pasted into a field. The page itself may not read the clipboard. */
export async function pastedText(page: Page): Promise<string> {
  const field = await page.evaluateHandle(() => {
    const textarea = document.createElement('textarea');
    // Into whatever holds the focus, should a window keep it.
    (document.activeElement?.parentElement ?? document.body).append(textarea);
    textarea.focus();
    return textarea;
  });
  await page.keyboard.press('ControlOrMeta+v');
  return field.evaluate((textarea) => {
    textarea.remove();
    return textarea.value;
  });
}
