export interface Formats {
  readonly number: (value: number) => string;
  /** Where there is little room: "1.2M". */
  readonly compact: (value: number) => string;
  /** A length of time, in its largest unit: "12 s", "3 min". */
  readonly time: (millis: number) => string;
  /** To a tenth where it is short: "0.4 sec". */
  readonly seconds: (value: number) => string;
  /** How long ago: "3 min. ago". */
  readonly ago: (millis: number) => string;
  /** A day of the reader's calendar: "22 Nov 2026". */
  readonly day: (at: string) => string;
  /** To the second, in the reader's time zone: "22 Nov 2026, 00:12:07". */
  readonly moment: (at: string) => string;
}

const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
] as const;

/**
 * @param language in which things are said
 * @param locale the reader's own kind of it, which orders dates
 */
export function formats(language: string, locale = language): Formats {
  const numbers = new Intl.NumberFormat(language);
  const short = new Intl.NumberFormat(language, { notation: 'compact' });
  const relative = new Intl.RelativeTimeFormat(language, { style: 'short', numeric: 'always' });
  const tenths = new Intl.NumberFormat(language, {
    style: 'unit',
    unit: 'second',
    unitDisplay: 'short',
    maximumFractionDigits: 1,
  });
  const time = (millis: number): string => {
    const [unit, size] = unitOf(millis);
    const style = {
      style: 'unit',
      unit,
      unitDisplay: 'short',
      maximumFractionDigits: 0,
    } as const;
    return new Intl.NumberFormat(language, style).format(Math.floor(millis / size));
  };
  const days = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' });
  const moments = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium' });
  return {
    day: (at) => days.format(new Date(at)),
    moment: (at) => moments.format(new Date(at)),
    number: (value) => numbers.format(value),
    compact: (value) => short.format(value),
    time,
    seconds: (value) => (value < 100 ? tenths.format(value) : time(value * 1_000)),
    ago: (millis) => {
      const [unit, size] = unitOf(millis);
      return relative.format(-Math.floor(millis / size), unit);
    },
  };
}

function unitOf(millis: number): (typeof UNITS)[number] {
  return UNITS.find(([, size]) => millis >= size) ?? ['second', 1_000];
}
