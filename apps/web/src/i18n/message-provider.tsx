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

type Spoken = { locale: Locale; messages: Messages };

/** Speaks the person's language to everything below, and draws nothing before the first catalogue is there. */
export function MessageProvider({ children }: { children: ReactNode }): ReactNode {
  const [locale, setLocale] = useState(() => chooseLocale(recall('livemeet.locale'), navigator.languages));
  const [spoken, setSpoken] = useState<Spoken | null>(null);

  useEffect(() => {
    let isCurrent = true;
    void loadMessages(locale).then((messages) => {
      if (!isCurrent) return;
      document.documentElement.lang = locale;
      setSpoken({ locale, messages });
    });
    return () => {
      isCurrent = false;
    };
  }, [locale]);

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

  if (spoken === null) return null;
  return (
    <LocaleChoiceContext value={choice}>
      {/* The catalogues have one shape; the English one types their arguments. */}
      <IntlProvider locale={spoken.locale} messages={spoken.messages as never}>
        {children}
      </IntlProvider>
    </LocaleChoiceContext>
  );
}
