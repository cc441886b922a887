import type { Page } from 'playwright-core';
import { expect, inject, it } from 'vitest';
import { newCounter, open, totalOf, useBrowser } from './pages.ts';

useBrowser();

async function openWithToken(token = inject('token')): Promise<Page> {
  const { page } = await open('/counters');
  await page.getByLabel('Token').fill(token);
  await page.getByRole('button', { name: 'Use it' }).click();
  return page;
}

it('followsEveryCounterOfTheList', async () => {
  const name = await newCounter(41);
  const { page } = await open('/counters');
  await page.getByRole('searchbox').fill(name);
  const row = page.getByRole('listitem').filter({ hasText: name });
  await row.getByText('41').waitFor();
  await fetch(`${inject('service')}/api/counters/${name}/clicks`, { method: 'POST' });
  await row.getByText('42').waitFor();
});

it('makesACounter_andOpensIt', async () => {
  const page = await openWithToken();
  const name = `made-${String(Date.now())}`;
  await page.getByLabel('Name: 1 to 64').fill(name);
  await page.getByRole('button', { name: `Make “${name}”` }).click();
  await page.getByText(`“${name}” is made.`).waitFor();
  await page.getByRole('link', { name }).click();
  await page.getByRole('button', { name: 'Press', exact: true }).waitFor();
});

it('resetsAndDeletes_onlyOnceTheNameIsTyped', async () => {
  const name = await newCounter(7);
  const page = await openWithToken();
  await page.getByRole('searchbox').fill(name);
  await page.getByRole('button', { name: `Manage: ${name}` }).click();
  const reset = page.getByRole('button', { name: `Reset “${name}” to 0` });
  expect(await reset.isDisabled()).toBe(true);
  await page.getByLabel(`Type ${name} to confirm`).fill(name);
  await reset.click();
  await page.getByText(`“${name}” counts from 0 again.`).waitFor();
  await expect.poll(() => totalOf(name)).toBe(0);
  await page.getByRole('button', { name: `Delete “${name}”` }).click();
  await page.getByText('No counter begins like this.').waitFor();
});

it('saysWhy_whenTheTokenIsWrong', async () => {
  const page = await openWithToken('wrong');
  await page.getByLabel('Name: 1 to 64').fill('never-made');
  await page.getByRole('button', { name: 'Make “never-made”' }).click();
  await page.getByText('The service does not know this token.').waitFor();
});
