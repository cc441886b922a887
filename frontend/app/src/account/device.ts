/** What somebody signed in with, as far as its name tells. */
export interface Device {
  readonly browser: string;
  readonly system: string | undefined;
}

/** The first that fits: each also claims to be those below it. */
const BROWSERS: readonly [RegExp, string][] = [
  [/Edg/, 'Edge'],
  [/OPR\//, 'Opera'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
  [/^curl\//, 'curl'],
];
const SYSTEMS: readonly [RegExp, string][] = [
  [/iPhone|iPad/, 'iOS'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/CrOS/, 'ChromeOS'],
  [/Linux/, 'Linux'],
];

export function device(agent: string): Device | undefined {
  const browser = named(BROWSERS, agent);
  return browser === undefined ? undefined : { browser, system: named(SYSTEMS, agent) };
}

function named(names: readonly [RegExp, string][], agent: string): string | undefined {
  return names.find(([form]) => form.test(agent))?.[1];
}
