/** The languages there are; the first is spoken where none of the browser's is among them. */
export const locales = ['en', 'pt-BR'] as const;
export type Locale = (typeof locales)[number];

/** The first of the browser's languages that there is, region apart: `pt-PT` finds Brazilian Portuguese. */
export function chooseLocale(remembered: string | null, browserLanguages: readonly string[]): Locale {
  const exact = locales.find((locale) => locale === remembered);
  if (exact !== undefined) return exact;
  for (const language of browserLanguages) {
    const match = locales.find((locale) => baseOf(locale) === baseOf(language));
    if (match !== undefined) return match;
  }
  return locales[0];
}

function baseOf(language: string): string {
  return language.toLowerCase().split('-')[0] ?? '';
}
