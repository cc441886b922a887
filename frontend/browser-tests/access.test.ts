import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Role } from '@cloudclicker/client';
import type { AxeResults } from 'axe-core';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { newCounter, open, openAs, origin, useBrowser, type CounterPage } from './pages.ts';
import { newPerson, type Person } from './people.ts';

useBrowser();

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const THEMES = ['light', 'dark'] as const;
const WIDTHS = [360, 768, 1440];
/** The path, when its page is there, and for whom it is. */
const PAGES: [string, (page: Page) => Promise<unknown>, Role?][] = [
  ['/', (page) => page.getByText('live', { exact: true }).waitFor()],
  ['/counters', (page) => page.getByRole('link', { name: 'global' }).waitFor()],
  ['/c/never-made', (page) => isHeaded(page, 'There is no counter “never-made”')],
  ['/no/such/page', (page) => isHeaded(page, 'There is no such page')],
  ['/sign-in', (page) => page.getByLabel('Password').waitFor()],
  ['/sign-in?sign_in=not-proved', (page) => page.getByRole('alert').waitFor()],
  ['/sign-in?sign_in=code&provider=corp', (page) => page.getByLabel(/^Code/).waitFor()],
  ['/register', (page) => page.getByLabel('Password').waitFor()],
  ['/dashboard', (page) => tellsRecentClicks(page)],
  ['/dashboard/never-made', (page) => isHeaded(page, 'There is no counter “never-made”')],
  ['/operations', (page) => page.getByText('Nothing waits.').waitFor(), 'OWNER'],
  ['/users', (page) => page.getByRole('combobox').first().waitFor(), 'OWNER'],
  ['/trail', (page) => page.getByRole('cell').first().waitFor(), 'OWNER'],
  ['/operations', (page) => isHeaded(page, 'This page is not for you'), 'USER'],
  ['/account', (page) => isHeaded(page, 'This page is for people who are signed in')],
  ['/account', (page) => page.getByText('– here').waitFor(), 'OWNER'],
];

function isHeaded(page: Page, name: string): Promise<void> {
  return page.getByRole('heading', { name }).waitFor();
}

/** Or that there are none, where these tests come first. */
function tellsRecentClicks(page: Page): Promise<void> {
  const clicks = page.getByTestId('recent').or(page.getByText('Nobody clicked in the last hour.'));
  return clicks.waitFor();
}

const people = new Map<Role, Promise<Person>>();

/** As somebody of that role, the same for all these tests; as nobody where none is named. */
async function visit(
  path: string,
  role: Role | undefined,
  options: BrowserContextOptions,
): Promise<CounterPage> {
  if (role === undefined) return open(path, options);
  const person = people.get(role) ?? newPerson(role);
  people.set(role, person);
  return openAs(await person, path, options);
}

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const results = await page.evaluate(() =>
    (globalThis as unknown as { axe: { run: () => Promise<AxeResults> } }).axe.run(),
  );
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ''}`),
  );
}

async function isWiderThanTheWindow(page: Page): Promise<boolean> {
  return page.evaluate(
    () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
  );
}

describe.each(THEMES)('in the %s theme', (colorScheme) => {
  it.each(PAGES)('%s has nothing that axe objects to', async (path, isThere, role) => {
    const { page } = await visit(path, role, { colorScheme, reducedMotion: 'reduce' });
    await isThere(page);
    expect(await violations(page)).toEqual([]);
  });

  it('has nothing that axe objects to, when presses wait and when sharing is open', async () => {
    const name = await newCounter();
    const counter = await open(`/c/${name}`, { colorScheme, reducedMotion: 'reduce' });
    await counter.shows('0');
    await counter.page.getByText('Take it with you').click();
    await counter.isOffline(true);
    await counter.press(20);
    await counter.says('20 waiting – sent when you are back');
    await counter.says(/^offline/, 'freshness');
    expect(await violations(counter.page)).toEqual([]);
  });

  it('has nothing that axe objects to, when a chart is read as a table', async () => {
    const { page } = await open('/dashboard', { colorScheme, reducedMotion: 'reduce' });
    await page.getByText('As a table').last().click();
    await page.getByRole('cell').first().waitFor();
    await page.getByRole('slider').last().focus();
    expect(await violations(page)).toEqual([]);
  });

  it('has nothing that axe objects to, when recent clicks are told', async () => {
    const counter = await openAs(await newPerson(), '/', { colorScheme, reducedMotion: 'reduce' });
    await counter.says(/^yours: 0 of /, 'own');
    await counter.press();
    await counter.says('1 press counted');
    await counter.page.goto(`${origin}/dashboard`);
    await counter.page.getByTestId('recent').getByText('you', { exact: true }).waitFor();
    expect(await violations(counter.page)).toEqual([]);
  });

  it('has nothing that axe objects to, when a second factor is set up', async () => {
    const person = await newPerson();
    const { page } = await openAs(person, '/account', { colorScheme, reducedMotion: 'reduce' });
    await page.getByLabel('Password, to set it up').fill(person.password);
    await page.getByRole('button', { name: 'Set up' }).click();
    await page.getByRole('img', { name: /^QR code/ }).waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it('has nothing that axe objects to, when a counter is shared', async () => {
    const { page } = await open('/counters', { colorScheme, reducedMotion: 'reduce' });
    await page.getByRole('button', { name: 'Share: global' }).click();
    await page.getByRole('img', { name: 'The badge as it is now' }).waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it('has nothing that axe objects to, when a counter is managed', async () => {
    const owner = await newPerson('OWNER');
    const { page } = await openAs(owner, '/counters', { colorScheme, reducedMotion: 'reduce' });
    await page.getByRole('button', { name: 'Manage: global' }).click();
    await page.getByLabel('Type global to confirm').waitFor();
    expect(await violations(page)).toEqual([]);
  });
});

describe.each(WIDTHS)('at %i px', (width) => {
  it.each(PAGES)('%s has no sideways scroll', async (path, isThere, role) => {
    const { page } = await visit(path, role, { viewport: { width, height: 740 } });
    await isThere(page);
    expect(await isWiderThanTheWindow(page)).toBe(false);
  });

  it.each([1, 999, 1_234_567, 12_345_678_901])('%i fits', async (total) => {
    const counter = await open(`/c/${await newCounter(total)}`, {
      viewport: { width, height: 740 },
    });
    await counter.shows(total.toLocaleString('en-GB'));
    expect(await isWiderThanTheWindow(counter.page)).toBe(false);
    const number = await counter.page.getByTestId('total').boundingBox();
    expect(number?.width).toBeLessThanOrEqual(width);
    const button = await counter.button.boundingBox();
    expect(button?.width).toBeGreaterThanOrEqual(160);
    expect((button?.y ?? 0) + (button?.height ?? 0)).toBeLessThanOrEqual(740);
  });
});
