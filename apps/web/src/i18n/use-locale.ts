import { createContext, useContext } from 'react';
import type { Locale } from './locale.ts';

/** The language spoken, and how to change it. */
export type LocaleChoice = { locale: Locale; choose: (locale: Locale) => void };

export const LocaleChoiceContext = createContext<LocaleChoice>({ locale: 'en', choose: () => undefined });

/** The language spoken, and how to change it. */
export function useLocale(): LocaleChoice {
  return useContext(LocaleChoiceContext);
}
