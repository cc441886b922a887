export interface Formats {
  readonly number: (value: number) => string;
  /** A length of time, in its largest unit: "12 s", "3 min". */
  readonly time: (millis: number) => string;
  /** How long ago: "3 min. ago". */
  readonly ago: (millis: number) => string;
}

const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
] as const;

export function formats(locale: string): Formats {
  const numbers = new Intl.NumberFormat(locale);
  const relative = new Intl.RelativeTimeFormat(locale, { style: 'short', numeric: 'always' });
  return {
    number: (value) => numbers.format(value),
    time: (millis) => {
      const [unit, size] = unitOf(millis);
      const style = {
        style: 'unit',
        unit,
        unitDisplay: 'short',
        maximumFractionDigits: 0,
      } as const;
      return new Intl.NumberFormat(locale, style).format(Math.floor(millis / size));
    },
    ago: (millis) => {
      const [unit, size] = unitOf(millis);
      return relative.format(-Math.floor(millis / size), unit);
    },
  };
}

function unitOf(millis: number): (typeof UNITS)[number] {
  return UNITS.find(([, size]) => millis >= size) ?? ['second', 1_000];
}
