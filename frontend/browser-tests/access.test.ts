import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { newCounter, open, useBrowser } from './pages.ts';

useBrowser();

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const THEMES = ['light', 'dark'] as const;
const WIDTHS = [360, 768, 1440];
const PAGES: [string, (page: Page) => Promise<unknown>][] = [
  ['/', (page) => page.getByText('live', { exact: true }).waitFor()],
  ['/counters', (page) => page.getByRole('link', { name: 'global' }).waitFor()],
  ['/c/never-made', (page) => page.getByRole('heading').first().waitFor()],
  ['/no/such/page', (page) => page.getByRole('heading').first().waitFor()],
];

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
  it.each(PAGES)('%s has nothing that axe objects to', async (path, isThere) => {
    const { page } = await open(path, { colorScheme, reducedMotion: 'reduce' });
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

  it('has nothing that axe objects to, when a counter is managed', async () => {
    const { page } = await open('/counters', { colorScheme, reducedMotion: 'reduce' });
    await page.getByLabel('Token').fill(inject('token'));
    await page.getByRole('button', { name: 'Use it' }).click();
    await page.getByRole('button', { name: 'Manage: global' }).click();
    expect(await violations(page)).toEqual([]);
  });
});

describe.each(WIDTHS)('at %i px', (width) => {
  it.each(PAGES)('%s has no sideways scroll', async (path, isThere) => {
    const { page } = await open(path, { viewport: { width, height: 740 } });
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
