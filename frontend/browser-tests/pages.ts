import { existsSync } from 'node:fs';
import { Bearer, Directory, Http } from '@cloudclicker/client';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest';
import type { Person } from './people.ts';

const PLACES = ['/usr/bin/chromium', '/usr/bin/google-chrome', '/usr/bin/chromium-browser'];

let browser: Browser;
let counters = 0;

export const origin = inject('service');

/** Every test file has a browser of its own; what a test opened is closed after it. */
export function useBrowser(): void {
  beforeAll(async () => {
    const executablePath = process.env['CHROMIUM'] ?? PLACES.find(existsSync);
    if (executablePath === undefined) throw new Error('there is no Chromium; set CHROMIUM');
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  });
  afterEach(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
  });
  afterAll(async () => {
    await browser.close();
  });
}

export async function open(
  path: string,
  options: BrowserContextOptions = {},
): Promise<CounterPage> {
  const page = await newPage(options);
  await page.goto(origin + path);
  return new CounterPage(page);
}

/** Of a browser that was nowhere yet. */
export async function newPage(options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ locale: 'en-GB', ...options });
  return context.newPage();
}

/** As somebody who signed in earlier. */
export async function openAs(
  person: Person,
  path: string,
  options: BrowserContextOptions = {},
): Promise<CounterPage> {
  const localStorage = [{ name: 'signed-in', value: 'earlier' }];
  const storageState = { cookies: [], origins: [{ origin, localStorage }] };
  const context = await browser.newContext({ locale: 'en-GB', storageState, ...options });
  const { username, password } = person;
  const login = await context.request.post(`${origin}/api/login`, { data: { username, password } });
  expect(login.status()).toBe(200);
  const page = await context.newPage();
  await page.goto(origin + path);
  return new CounterPage(page);
}

/** The service's own token, for what tests have to prepare. */
export function asOwner(): Bearer {
  return new Bearer(new Http(inject('service')), inject('token'));
}

/** A counter that no other test presses. */
export async function newCounter(start = 0): Promise<string> {
  const name = `test-${String(Date.now())}-${String(counters++)}`;
  const made = await new Directory(asOwner()).make({ name, start });
  expect(made).toEqual({ ok: true, value: null });
  return name;
}

/** What the service itself says. */
export async function totalOf(counter: string): Promise<number> {
  const answer = await fetch(`${inject('service')}/api/counters/${counter}`);
  const { count } = (await answer.json()) as { count: number };
  return count;
}

/** What a person does and sees on the page of a counter. */
export class CounterPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async press(times = 1): Promise<void> {
    for (let i = 0; i < times; i++) await this.button.click();
  }

  /** By script, without the pauses of a hand. */
  async pressAtOnce(times = 1): Promise<void> {
    await this.button.evaluate((button: HTMLElement, presses) => {
      for (let i = 0; i < presses; i++) button.click();
    }, times);
  }

  get button(): ReturnType<Page['getByRole']> {
    return this.page.getByRole('button', { name: 'Press', exact: true });
  }

  async shows(total: string): Promise<void> {
    await expect.poll(() => this.total()).toBe(total);
  }

  async total(): Promise<string | null> {
    return this.page.getByTestId('total').getAttribute('data-total');
  }

  async says(words: string | RegExp, where = 'journey'): Promise<void> {
    const text = expect.poll(() => this.page.getByTestId(where).textContent());
    await (typeof words === 'string' ? text.toBe(words) : text.toMatch(words));
  }

  async isOffline(isOffline: boolean): Promise<void> {
    await this.page.context().setOffline(isOffline);
  }

  /** So that the page opens without a network. */
  async isInstalled(): Promise<void> {
    await this.page.evaluate(async () => {
      await navigator.serviceWorker.ready;
    });
    await expect.poll(() => this.page.evaluate(() => caches.keys())).not.toEqual([]);
  }
}
