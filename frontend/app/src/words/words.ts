import type { en } from './en.ts';

type Said<T> = T extends (...values: infer V) => string
  ? (...values: V) => string
  : T extends string
    ? string
    : { readonly [K in keyof T]: Said<T[K]> };

/** What every language has to say. */
export type Words = Said<typeof en>;

export type Language = 'en' | 'de';
