import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { newPage, origin, useBrowser } from './pages.ts';

useBrowser();

const ROUNDS = 9;
const SLOWED = 4;
const LIMIT_MS = 30_000;

declare global {
  interface Window {
    pressable?: number;
    answered?: number;
  }
}

/** Presses as soon as there is a button, and keeps when that was and when a frame first showed an answer: milliseconds since the navigation began. */
function pressAtOnce(): void {
  const journey = (): string | null | undefined =>
    document.querySelector('[data-testid="journey"]')?.textContent;
  let before: string | null | undefined;
  const look = (): void => {
    if (window.pressable === undefined) {
      const button = Array.from(document.querySelectorAll('button')).find(
        (each) => (each.getAttribute('aria-label') ?? each.textContent).trim() === 'Press',
      );
      if (button?.disabled === false) {
        window.pressable = performance.now();
        before = journey();
        button.click();
      }
    } else if (journey() !== before) {
      requestAnimationFrame(() => {
        window.answered = performance.now();
      });
      return;
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** Keeps when the second frame of a page came. */
function watchFrames(): void {
  requestAnimationFrame(() => {
    requestAnimationFrame(() => {
      window.answered = performance.now();
    });
  });
}

/** In a browser of its own, so that nothing is cached. */
async function visit(path: string, script: () => void): Promise<Page> {
  const page = await newPage({ viewport: { width: 360, height: 740 } });
  const devTools = await page.context().newCDPSession(page);
  await devTools.send('Emulation.setCPUThrottlingRate', { rate: SLOWED });
  await page.addInitScript(script);
  await page.goto(origin + path, { waitUntil: 'commit' });
  await page.waitForFunction(() => window.answered !== undefined, null, { timeout: LIMIT_MS });
  return page;
}

async function measure(
  path: string,
  script: () => void,
): Promise<{ readonly pressable: number; readonly answered: number }> {
  const page = await visit(path, script);
  const told = await page.evaluate(() => ({
    pressable: window.pressable ?? 0,
    answered: window.answered ?? 0,
  }));
  await page.context().close();
  return told;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

const ms = (value: number): string => `${value.toFixed(0)} ms`;

it('says how soon a press is answered', { timeout: 10 * 60_000 }, async () => {
  const pressable: number[] = [];
  const answered: number[] = [];
  const blank: number[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const page = await measure('/', pressAtOnce);
    const nothing = await measure('/readyz', watchFrames);
    if (round === 0) continue; // The first of both is slower for reasons of the browser's own.
    pressable.push(page.pressable);
    answered.push(page.answered);
    blank.push(nothing.answered);
  }
  expect(answered.every((value, round) => value >= (pressable[round] ?? Infinity))).toBe(true);
  const spread = `${ms(Math.min(...answered))} to ${ms(Math.max(...answered))}`;
  process.stdout.write(
    `interactive: pressable ${ms(median(pressable))}, the press answered ${ms(median(answered))} (${spread}) after the navigation, a blank page ${ms(median(blank))}; medians of ${String(ROUNDS)}, CPU slowed ${String(SLOWED)} times, loopback, nothing cached\n`,
  );
});
