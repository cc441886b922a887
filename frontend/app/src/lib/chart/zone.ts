/** Whose clock a chart tells the time by. */
export type Zone = 'local' | 'utc';

/** As it is called: "Europe/Vienna". */
export function zoneName(zone: Zone): string {
  return zone === 'utc' ? 'UTC' : Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** How times are written in this zone. */
export function times(
  zone: Zone,
  locale: string,
  options: Intl.DateTimeFormatOptions,
): (at: number) => string {
  const format = new Intl.DateTimeFormat(locale, {
    ...options,
    ...(zone === 'utc' && { timeZone: 'UTC' }),
  });
  return (at) => format.format(at);
}
