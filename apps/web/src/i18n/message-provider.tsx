import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { IntlProvider } from 'use-intl';
import { recall, remember } from '../storage/remembered.ts';
import { loadMessages } from './catalogues.ts';
import type { Messages } from './en.ts';
import { chooseLocale, type Locale } from './locale.ts';
import { type LocaleChoice, LocaleChoiceContext } from './use-locale.ts';

declare module 'use-intl' {
  interface AppConfig {
    Locale: Locale;
    Messages: typeof import('./en.ts').en;
  }
}

/** A language, and what it says. */
export type Spoken = { readonly locale: Locale; readonly messages: Messages };

/** What this person is spoken to in when the page opens. */
export async function firstSpoken(): Promise<Spoken> {
  const locale = chooseLocale(recall('livemeet.locale'), navigator.languages);
  return { locale, messages: await loadMessages(locale) };
}

/** Speaks to everything below in `first`, and then in whichever language the person chooses. */
export function MessageProvider({ first, children }: { first: Spoken; children: ReactNode }): ReactNode {
  const [locale, setLocale] = useState(first.locale);
  const [spoken, setSpoken] = useState(first);

  useEffect(() => {
    document.documentElement.lang = spoken.locale;
    if (locale === spoken.locale) return;
    let isCurrent = true;
    void loadMessages(locale).then((messages) => {
      if (isCurrent) setSpoken({ locale, messages });
    });
    return () => {
      isCurrent = false;
    };
  }, [locale, spoken]);

  const choice = useMemo<LocaleChoice>(
    () => ({
      locale,
      choose: (chosen) => {
        remember('livemeet.locale', chosen);
        setLocale(chosen);
      },
    }),
    [locale],
  );

  return (
    <LocaleChoiceContext value={choice}>
      {/* The catalogues have one shape; the English one types their arguments. */}
      <IntlProvider locale={spoken.locale} messages={spoken.messages as never}>
        {children}
      </IntlProvider>
    </LocaleChoiceContext>
  );
}
