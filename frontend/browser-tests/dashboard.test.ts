import { readFileSync } from 'node:fs';
import { Http, Session } from '@cloudclicker/client';
import type { Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { newCounter, open, openAs, totalOf, useBrowser } from './pages.ts';
import { newPerson, type Person } from './people.ts';

useBrowser();

async function pressed(name: string, times: number): Promise<void> {
  const before = await totalOf(name);
  for (let i = 0; i < times; i++) {
    await fetch(`${inject('service')}/api/counters/${name}/clicks`, { method: 'POST' });
  }
  await expect.poll(() => totalOf(name)).toBe(before + times);
}

const chart = (page: Page, title: string): ReturnType<Page['getByRole']> =>
  page.getByRole('figure').filter({ has: page.getByRole('heading', { name: title }) });

it('tellsThePast_asAPicture_inWords_andAsATable', async () => {
  const name = await newCounter(5);
  await pressed(name, 3);
  const { page } = await open(`/c/${name}`);
  await page.getByRole('link', { name: 'Its past' }).click();
  await page.getByLabel('Range').selectOption('Last hour');
  await chart(page, 'Total over time').getByText('8 now').waitFor();
  const clicks = chart(page, 'Clicks per minute');
  await clicks.getByText(/^3 since /).waitFor();
  await expect.poll(() => clicks.locator('svg rect').count()).toBeGreaterThanOrEqual(60);
  await clicks.getByText('As a table').click();
  const rows = clicks.getByRole('row');
  await expect.poll(() => rows.count()).toBeGreaterThanOrEqual(60);
  const values = (): Promise<string[]> => clicks.getByRole('cell').allTextContents();
  const sum = async (): Promise<number> =>
    (await values()).reduce((sum, value) => sum + Number(value), 0);
  await expect.poll(sum).toBe(3);
});

it('goesOn_whileItIsLookedAt', async () => {
  const name = await newCounter();
  const { page } = await open(`/dashboard/${name}?range=hour`);
  await chart(page, 'Total over time').getByText('0 now').waitFor();
  await pressed(name, 2);
  await chart(page, 'Total over time').getByText('2 now').waitFor();
});

it('isReadValueByValue_withKeys', async () => {
  const { page } = await open('/dashboard?range=hour');
  const total = chart(page, 'Total over time');
  const walk = total.getByRole('slider');
  await walk.focus();
  await page.keyboard.press('ArrowLeft');
  const text = (): Promise<string | null> => walk.getAttribute('aria-valuetext');
  await expect.poll(text).toMatch(/^\d+ \w+ \d{4}, \d\d:\d\d: [\d,]+$/);
  await total.getByText((await text()) ?? '').waitFor();
});

it('tellsDaysByTheReadersClock', async () => {
  const name = await newCounter();
  await pressed(name, 1);
  const path = `/dashboard/${name}?range=week&step=1d`;
  const vienna = (await open(path, { timezoneId: 'Europe/Vienna' })).page;
  await chart(vienna, 'Clicks per day').getByText('As a table').click();
  await vienna.getByRole('rowheader', { name: /00:00/ }).first().waitFor();
  expect(await vienna.getByText('Days begin at midnight UTC').count()).toBe(0);
  await vienna.getByLabel('Time zone').selectOption('UTC');
  await vienna.getByRole('rowheader', { name: /00:00/ }).first().waitFor();

  const kolkata = (await open(path, { timezoneId: 'Asia/Kolkata' })).page;
  await kolkata.getByText('Days begin at midnight UTC').waitFor();
});

it('isDownloadedAsCsv', async () => {
  const name = await newCounter(5);
  await pressed(name, 3);
  const { page } = await open(`/dashboard/${name}?range=hour`);
  await chart(page, 'Total over time').getByText('8 now').waitFor();
  const coming = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download as CSV' }).click();
  const download = await coming;
  expect(download.suggestedFilename()).toBe(`${name}-hour-1m.csv`);
  const [head, ...rows] = readFileSync(await download.path(), 'utf8')
    .trimEnd()
    .split('\r\n');
  expect(head).toBe('from,to,clicks,total,epoch');
  expect(rows.reduce((sum, row) => sum + Number(row.split(',')[2]), 0)).toBe(3);
  expect(rows.at(-1)?.split(',')[3]).toBe('8');
});

describe('recent clicks', () => {
  async function pressedBy({ username, password }: Person): Promise<void> {
    const session = new Session(new Http(inject('service')));
    expect((await session.signIn({ username, password })).ok).toBe(true);
    expect(await session.call('/api/clicks', { method: 'POST' })).toMatchObject({ status: 200 });
    session.close();
  }

  const clicks = (page: Page): ReturnType<Page['getByRole']> =>
    page.getByTestId('recent').getByRole('listitem');

  async function tellsNobody(page: Page): Promise<void> {
    await clicks(page).first().waitFor();
    (await clicks(page).allTextContents()).forEach((click) => {
      expect(click).toMatch(/^\d\d:\d\d:\d\d $/);
    });
  }

  it('sayWhoItWas_onlyToThemselvesAndToAuditors', async () => {
    const person = await newPerson();
    await pressedBy(person);
    const { page } = await openAs(person, '/dashboard');
    await clicks(page)
      .filter({ hasText: /:\d\d you$/ })
      .waitFor();
    const { page: audited } = await openAs(await newPerson('AUDITOR'), '/dashboard');
    await clicks(audited).getByText(person.username, { exact: true }).waitFor();
    await tellsNobody((await openAs(await newPerson(), '/dashboard')).page);
    await tellsNobody((await open('/dashboard')).page);
  });

  it('goOn_whileTheyAreLookedAt', async () => {
    const person = await newPerson();
    const { page } = await openAs(person, '/dashboard');
    await page.getByTestId('recent').or(page.getByText('Nobody clicked')).waitFor();
    expect(await clicks(page).getByText('you', { exact: true }).count()).toBe(0);
    await pressedBy(person);
    await clicks(page).getByText('you', { exact: true }).waitFor();
  });

  it('areToldByTheChosenClock', async () => {
    await pressedBy(await newPerson());
    const { page } = await open('/dashboard', { timezoneId: 'Asia/Kolkata' });
    const isToldBy = async (timeZone: string): Promise<void> => {
      const written = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium', timeZone });
      const click = clicks(page).first();
      const isTold = async (): Promise<boolean> => {
        const at = await click.locator('time').getAttribute('datetime');
        return (await click.textContent()) === `${written.format(new Date(at ?? ''))} `;
      };
      await expect.poll(isTold).toBe(true);
    };
    await isToldBy('Asia/Kolkata');
    await page.getByLabel('Time zone').selectOption('UTC');
    await isToldBy('UTC');
  });

  it('areOnlyKeptOfTheCounterOfAll', async () => {
    const { page } = await open(`/dashboard/${await newCounter()}`);
    await page.getByText('Download as CSV').waitFor();
    expect(await page.getByRole('heading', { name: 'Recent clicks' }).count()).toBe(0);
  });
});

it('isSaidPlainly_whenThereIsNoSuchCounter', async () => {
  const { page } = await open('/dashboard/never-made');
  await page.getByRole('heading', { name: 'There is no counter “never-made”' }).waitFor();
});
