import { Directory } from '@cloudclicker/client';
import type { Locator, Page } from 'playwright-core';
import { expect, inject, it } from 'vitest';
import { asOwner, newCounter, open, openAs, origin, totalOf, useBrowser } from './pages.ts';
import { newPerson } from './people.ts';

useBrowser();

async function openAsOwner(): Promise<Page> {
  const { page } = await openAs(await newPerson('OWNER'), '/counters');
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

it('asksForTheLastHour_onlyOfCountersThatAreSeen', async () => {
  const prefix = `many-${String(Date.now())}`;
  const names = Array.from({ length: 20 }, (_, place) => `${prefix}-${String(place + 10)}`);
  const directory = new Directory(asOwner());
  for (const name of names) expect((await directory.make({ name })).ok).toBe(true);
  const { page } = await open('/no/such/page', { viewport: { width: 360, height: 740 } });
  const asked = new Set<string>();
  page.on('request', (request) => {
    const [, name] = /counters\/([^/]+)\/series/.exec(request.url()) ?? [];
    if (name !== undefined) asked.add(name);
  });
  await page.getByRole('link', { name: 'Counters', exact: true }).click();
  await page.getByRole('searchbox').fill(prefix);
  const row = (name: string | undefined): Locator =>
    page.getByRole('listitem').filter({ hasText: name ?? '' });
  const hour = (name: string | undefined): Locator =>
    row(name).getByRole('img', { name: '0 in the last hour' });
  await hour(names[0]).waitFor();
  expect(names.filter((name) => asked.has(name)).length).toBeLessThan(names.length);
  await row(names.at(-1)).scrollIntoViewIfNeeded();
  await hour(names.at(-1)).waitFor();
});

it('makesACounter_andOpensIt', async () => {
  const page = await openAsOwner();
  const name = `made-${String(Date.now())}`;
  await page.getByLabel('Name: 1 to 64').fill(name);
  await page.getByRole('button', { name: `Make “${name}”` }).click();
  await page.getByText(`“${name}” is made.`).waitFor();
  await page.getByRole('link', { name }).click();
  await page.getByRole('button', { name: 'Press', exact: true }).waitFor();
});

it('resetsAndDeletes_onlyOnceTheNameIsTyped', async () => {
  const name = await newCounter(7);
  const page = await openAsOwner();
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

it('isTakenElsewhere_byLinkComponentBadgeAndCurl', async () => {
  const name = await newCounter(7);
  const { page } = await open('/counters', { permissions: ['clipboard-read', 'clipboard-write'] });
  await page.getByRole('searchbox').fill(name);
  await page.getByRole('button', { name: `Share: ${name}` }).click();
  await page.getByRole('button', { name: 'Copy: From a terminal' }).click();
  await page.getByRole('button', { name: 'Copied: From a terminal' }).waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(`curl -X POST ${origin}/api/counters/${name}/clicks`);
  const badge = page.getByRole('img', { name: 'The badge as it is now' });
  await expect
    .poll(() => badge.evaluate((image: HTMLImageElement) => image.naturalWidth))
    .toBeGreaterThan(0);
  await page.getByText(`<live-count counter="${name}"></live-count>`).waitFor();
});

it('saysWhy_whenThereIsOneOfThatName', async () => {
  const name = await newCounter();
  const page = await openAsOwner();
  await page.getByLabel('Name: 1 to 64').fill(name);
  await page.getByRole('button', { name: `Make “${name}”` }).click();
  await page.getByText('There is a counter of this name.').waitFor();
});

it.each(['USER', 'AUDITOR'] as const)('isOnlyLookedAt_by_%s', async (role) => {
  const person = await newPerson(role);
  const { page } = await openAs(person, '/counters');
  await page.getByRole('link', { name: `Account: ${person.username}` }).waitFor();
  await page.getByRole('link', { name: 'global' }).waitFor();
  expect(await page.getByRole('button', { name: /^(Manage|Make)/ }).count()).toBe(0);
});
