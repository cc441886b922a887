import { createContext, useContext } from 'react';
import { en } from './en.ts';
import { formats, type Formats } from './formats.ts';
import type { Language, Words } from './words.ts';

export interface Speech extends Formats {
  readonly language: Language;
  /** The reader's own kind of it, such as `en-GB`. */
  readonly locale: string;
  readonly words: Words;
  readonly speak: (language: Language) => void;
}

export const SpeechContext = createContext<Speech>({
  language: 'en',
  locale: 'en',
  words: en,
  speak: () => undefined,
  ...formats('en'),
});

export function useWords(): Speech {
  return useContext(SpeechContext);
}
