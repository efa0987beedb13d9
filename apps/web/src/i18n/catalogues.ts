import type { Messages } from './en.ts';
import type { Locale } from './locale.ts';

/** Loads one catalogue; the others stay on the server. */
export function loadMessages(locale: Locale): Promise<Messages> {
  switch (locale) {
    case 'en':
      return import('./en.ts').then(({ en }) => en);
    case 'pt-BR':
      return import('./pt-br.ts').then(({ ptBr }) => ptBr);
  }
}

/** What each language calls itself. */
export const localeNames: Record<Locale, string> = { en: 'English', 'pt-BR': 'Português (Brasil)' };
