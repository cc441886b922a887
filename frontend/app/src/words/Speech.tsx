import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { de } from './de.ts';
import { en } from './en.ts';
import { formats } from './formats.ts';
import { SpeechContext } from './useWords.ts';
import type { Language, Words } from './words.ts';

const CATALOGUE: Readonly<Record<Language, Words>> = { en, de };
const KEPT = 'language';

/** Speaks the language that was chosen here, or else the browser's. */
export function Speech({ children }: { readonly children: ReactNode }): ReactNode {
  const [language, setLanguage] = useState<Language>(preferred);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const speech = useMemo(
    () => ({
      language,
      words: CATALOGUE[language],
      speak: (chosen: Language) => {
        localStorage.setItem(KEPT, chosen);
        setLanguage(chosen);
      },
      locale: localeOf(language),
      ...formats(language, localeOf(language)),
    }),
    [language],
  );
  return <SpeechContext value={speech}>{children}</SpeechContext>;
}

function preferred(): Language {
  const wishes = [localStorage.getItem(KEPT), ...navigator.languages];
  const spoken = wishes.flatMap((wish) => known(wish?.slice(0, 2)) ?? []);
  return spoken[0] ?? 'en';
}

function localeOf(language: Language): string {
  return navigator.languages.find((wish) => wish.startsWith(language)) ?? language;
}

function known(code: string | undefined): Language | undefined {
  return code === 'en' || code === 'de' ? code : undefined;
}
