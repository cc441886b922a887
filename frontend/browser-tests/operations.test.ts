import type { Role } from '@cloudclicker/client';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { newCounter, open, openAs, totalOf, useBrowser } from './pages.ts';
import { newPerson } from './people.ts';

useBrowser();

/** What changes nothing but this page. */
const HARMLESS = /^(Show more|Share: .*|Copy.*)$/;

async function openAsA(role: Role, path: string): Promise<Page> {
  return (await openAs(await newPerson(role), path)).page;
}

describe('the operations page', () => {
  it('saysHowTheCountingGoes_andGoesOn', async () => {
    const page = await openAsA('AUDITOR', '/operations');
    await expect
      .poll(() => page.getByTestId('verdict').textContent())
      .toMatch(/^All clicks are (counted|being counted)/);
    await page.getByRole('heading', { name: 'Behind, by partition' }).waitFor();
    await page.getByText(/in, .* counted$/).waitFor();
    await page.getByText('Nothing waits.').waitFor();
    const measured = page.waitForResponse('**/api/ops/lag');
    expect((await measured).status()).toBe(200);
  });

  it('recounts_forAnOwner_andSaysHowFarItIs', async () => {
    const name = await newCounter(40);
    const page = await openAsA('OWNER', '/operations');
    await page.getByLabel('One counter, or nothing for all').fill(name);
    await page.getByRole('button', { name: 'Recount' }).click();
    await page.getByText(`Recount of “${name}”`).waitFor();
    await page.getByText(/^Done .* The new count is the one that is shown\.$/).waitFor();
    expect(await totalOf(name)).toBe(40);
    await page.reload();
    await page.getByText(/^Done /).waitFor();
  });

  it('saysWhy_whenThereIsNothingToRecount', async () => {
    const page = await openAsA('OWNER', '/operations');
    await page.getByLabel('One counter, or nothing for all').fill('never-made');
    await page.getByRole('button', { name: 'Recount' }).click();
    await page.getByText('There is no such counter.').waitFor();
  });
});

describe('an AUDITOR', () => {
  it.each([
    ['/operations', 'Nothing waits.'],
    ['/users', 'since'],
    ['/trail', 'When'],
    ['/counters', 'global'],
  ])('sees %s, and no buttons that change', async (path, told) => {
    const page = await openAsA('AUDITOR', path);
    const main = page.getByRole('main');
    await main.getByText(told).first().waitFor();
    const buttons = await main
      .getByRole('button')
      .evaluateAll((all) =>
        all.map((button) => button.getAttribute('aria-label') ?? button.textContent),
      );
    expect(buttons.filter((name) => !HARMLESS.test(name))).toEqual([]);
    expect(await main.getByRole('combobox', { name: /^Role of/ }).count()).toBe(0);
    expect(await main.locator('form').count()).toBe(0);
  });
});

describe('a USER', () => {
  it.each(['/operations', '/users', '/trail'])('is told that %s is not for them', async (path) => {
    const page = await openAsA('USER', path);
    await page.getByRole('heading', { name: 'This page is not for you' }).waitFor();
    expect(await page.getByRole('link', { name: 'Operations' }).count()).toBe(0);
  });

  it('mayDoMoreAtOnce_whenAnOwnerSaysSo_andThatIsWrittenDown', async () => {
    const owner = await newPerson('OWNER');
    const { page } = await openAs(owner, '/users');
    const person = await newPerson();
    const theirs = (await openAs(person, '/operations')).page;
    await theirs.getByRole('heading', { name: 'This page is not for you' }).waitFor();
    await page.reload();
    const roles = page.getByRole('combobox');
    const role = page.getByLabel(`Role of ${person.username}`);
    await roles.first().waitFor();
    while ((await role.count()) === 0) {
      const shown = await roles.count();
      await page.getByRole('button', { name: 'Show more' }).click();
      await expect.poll(() => roles.count()).toBeGreaterThan(shown);
    }
    await role.selectOption('Auditor');
    await expect.poll(() => role.inputValue()).toBe('AUDITOR');
    await theirs.reload();
    await theirs.getByTestId('verdict').waitFor();

    await page.getByRole('link', { name: 'Audit trail' }).click();
    await page.getByLabel('Who, or to whom').fill(person.username);
    await page.getByRole('combobox', { name: 'What' }).selectOption('changed a role');
    const deed = page.getByRole('row').filter({ hasText: 'AUDITOR' });
    await deed.filter({ hasText: owner.username }).waitFor();
  });
});

it('isForThoseSignedIn', async () => {
  const { page } = await open('/operations');
  await page.getByRole('heading', { name: 'This page is for people who are signed in' }).waitFor();
});
