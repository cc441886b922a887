import { Accounts, Bearer, Directory, Http, Session } from '@cloudclicker/client';
import type { Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { asOwner, newCounter, open, openAs, origin, totalOf, useBrowser } from './pages.ts';
import { code, isNobody, isSignedIn, newName, newPerson, signIn, type Person } from './people.ts';

useBrowser();

async function secret(page: Page): Promise<string> {
  return (await page.getByTestId('secret').textContent()) ?? '';
}

describe('signing in', () => {
  it('registers_staysAcrossAReload_andSignsOut', async () => {
    const { page } = await open('/c/never-made');
    const name = newName();
    await page.getByRole('navigation').getByRole('link', { name: 'Sign in' }).click();
    await page.getByRole('link', { name: 'Register' }).click();
    // The page before has these fields, too.
    await page.getByRole('button', { name: 'Register' }).waitFor();
    await page.getByLabel('Name').fill(name);
    await page.getByLabel('Password').fill('short');
    await page.getByRole('button', { name: 'Register' }).click();
    await page.getByLabel('Password').fill(name.padEnd(10));
    await page.getByRole('button', { name: 'Register' }).click();
    await page.getByText('This password is easy to guess').waitFor();
    await page.getByLabel('Password').fill('correct horse battery');
    await page.getByRole('button', { name: 'Register' }).click();
    await isSignedIn(page, name);
    await page.waitForURL(`${origin}/c/never-made`);
    await page.reload();
    await isSignedIn(page, name);
    await page.getByRole('link', { name: `Account: ${name}` }).click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await isNobody(page);
    await page.reload();
    await isNobody(page);
  });

  it('saysWhy_whenThePasswordIsWrong', async () => {
    const { page } = await open('/');
    await signIn(page, { ...(await newPerson()), password: 'not the right one' });
    await page.getByText('There is no such name with this password.').waitFor();
    await isNobody(page);
  });

  it('isOfAllTabs_andSoIsSigningOut', async () => {
    const person = await newPerson();
    const one = (await open('/')).page;
    const other = await one.context().newPage();
    await other.goto(origin);
    await isNobody(other);
    await signIn(one, person);
    await isSignedIn(other, person.username);
    await other.goto(`${origin}/account`);
    await other.getByRole('button', { name: 'Sign out' }).click();
    await isNobody(one);
  });

  it('worksByKeyboardAlone', async () => {
    const person = await newPerson();
    const { page } = await open('/sign-in');
    await page.getByLabel('Name').waitFor();
    const { keyboard } = page;
    const tabTo = async (label: string): Promise<void> => {
      for (let tabs = 0; tabs < 20; tabs++) {
        if (await page.getByLabel(label).evaluate((field) => field === document.activeElement)) {
          return;
        }
        await keyboard.press('Tab');
      }
      throw new Error(`Tab does not lead to ${label}`);
    };
    await tabTo('Name');
    await keyboard.type(person.username);
    await tabTo('Password');
    await keyboard.type(person.password);
    await keyboard.press('Enter');
    await isSignedIn(page, person.username);
    await tabTo(`Account: ${person.username}`);
    await keyboard.press('Enter');
    await page.getByRole('heading', { name: person.username }).waitFor();
  });
});

describe('a second factor', () => {
  const setUp = (page: Page): ReturnType<Page['getByRole']> =>
    page.getByRole('button', { name: 'Set up' });
  const remove = (page: Page): ReturnType<Page['getByRole']> =>
    page.getByRole('button', { name: 'Take the second factor away' });

  async function isOn(page: Page): Promise<void> {
    await page.getByText('It is on.').waitFor();
    await remove(page).waitFor();
    expect(await setUp(page).count()).toBe(0);
  }

  async function isOff(page: Page): Promise<void> {
    await page.getByText('It is off.').waitFor();
    await setUp(page).waitFor();
    expect(await remove(page).count()).toBe(0);
  }

  async function takeAway(page: Page, { password }: Person): Promise<void> {
    await page.getByLabel('Password, to take it away').fill(password);
    await remove(page).click();
  }

  /** Tells the recovery codes. */
  async function setUpElsewhere(person: Person): Promise<readonly string[]> {
    const { id, username, password } = person;
    const session = new Session(new Http(inject('service')));
    expect((await session.signIn({ username, password })).ok).toBe(true);
    const accounts = new Accounts(session);
    const begun = await accounts.beginSecondFactor(id, password);
    const factor = begun.ok ? begun.value.secret : '';
    const confirmed = await accounts.confirmSecondFactor(id, code(factor));
    session.close();
    if (!confirmed.ok) throw new Error(JSON.stringify(confirmed.problem));
    return confirmed.value.recovery_codes;
  }

  it('isSetUp_andAskedFor_andTakenAway', async () => {
    const person = await newPerson();
    const { page } = await openAs(person, '/account');
    await isOff(page);
    const password = page.getByLabel('Password, to set it up');
    await password.fill('not the right one');
    await setUp(page).click();
    await page.getByText('That is not your present password.').waitFor();
    await password.fill(person.password);
    await setUp(page).click();
    await page.getByRole('img', { name: /^QR code/ }).waitFor();
    const key = await page.getByTestId('factor-secret').textContent();
    const factor = (key ?? '').replaceAll(' ', '');
    await page.getByLabel('The code that it shows').fill(code(factor));
    await page.getByRole('button', { name: 'Switch it on' }).click();
    const [recovery = ''] = (await secret(page)).split('\n');
    await page.getByText('It is on.').waitFor();
    await page.getByRole('button', { name: 'I have kept them' }).click();
    await isOn(page);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await isNobody(page);

    await signIn(page, person);
    const field = page.getByLabel('Code of your authenticator app, or a recovery code');
    await field.fill('000000');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('That is not a code that is good now.').waitFor();
    await field.fill(code(factor, 1));
    await page.getByRole('button', { name: 'Sign in' }).click();
    await isSignedIn(page, person.username);

    const { page: lost } = await open('/');
    await signIn(lost, person);
    await lost.getByLabel('Code of your authenticator app, or a recovery code').fill(recovery);
    await lost.getByRole('button', { name: 'Sign in' }).click();
    await isSignedIn(lost, person.username);
    for (const each of [page, lost]) {
      await each.goto(`${origin}/account`);
      await isOn(each);
    }
    await takeAway(lost, person);
    await isOff(lost);

    // The other page learns it when it tries.
    await takeAway(page, person);
    await isOff(page);
  });

  it('hasNewRecoveryCodes_andTheOldOnesAreVoid', async () => {
    const person = await newPerson();
    const { page } = await openAs(person, '/account');
    await isOff(page);
    const [old = ''] = await setUpElsewhere(person);
    await page.reload();
    await isOn(page);
    const password = page.getByLabel('Password, for new recovery codes');
    const renew = page.getByRole('button', { name: 'Make new recovery codes' });
    await password.fill('not the right one');
    await renew.click();
    await page.getByText('That is not your present password.').waitFor();
    await password.fill(person.password);
    await renew.click();
    const codes = (await secret(page)).split('\n');
    expect(codes).toHaveLength(10);
    await page.getByRole('button', { name: 'I have kept them' }).click();
    await isOn(page);

    const { page: lost } = await open('/');
    await signIn(lost, person);
    const field = lost.getByLabel('Code of your authenticator app, or a recovery code');
    await field.fill(old);
    await lost.getByRole('button', { name: 'Sign in' }).click();
    await lost.getByText('That is not a code that is good now.').waitFor();
    await field.fill(codes[0] ?? '');
    await lost.getByRole('button', { name: 'Sign in' }).click();
    await isSignedIn(lost, person.username);
  });

  it('isSaidToBeThere_whenItWasSetUpElsewhereMeanwhile', async () => {
    const person = await newPerson();
    const { page } = await openAs(person, '/account');
    await isOff(page);
    await setUpElsewhere(person);
    await page.getByLabel('Password, to set it up').fill(person.password);
    await setUp(page).click();
    await isOn(page);
  });
});

describe('a session', () => {
  it('canBeEndedFromAnother', async () => {
    const person = await newPerson();
    const { page: lost } = await openAs(person, '/account');
    await lost.getByRole('heading', { name: person.username }).waitFor();
    const { page } = await openAs(person, '/account');
    const sessions = page.getByRole('listitem').filter({ hasText: 'last used' });
    await expect.poll(() => sessions.count()).toBe(2);
    await sessions
      .filter({ hasNotText: '– here' })
      .getByRole('button', { name: /^End the session/ })
      .click();
    await expect.poll(() => sessions.count()).toBe(1);
    await lost.getByLabel('New name').fill(newName());
    await lost.getByRole('button', { name: 'Change the name' }).click();
    await lost.getByText('Your session has ended').waitFor();
    await isNobody(lost);
  });
});

describe('a press of somebody', () => {
  it('isTheirs_andSaidToBe', async () => {
    const person = await newPerson();
    const counter = await openAs(person, '/');
    await counter.says(/^yours: 0 of /, 'own');
    await counter.press(3);
    await counter.says(/^yours: 3 of /, 'own');
  });

  it('isTheirsOnANamedCounter_andNeverGoesBack', async () => {
    const name = await newCounter(40);
    const counter = await openAs(await newPerson(), `/c/${name}`);
    await counter.says('yours: 0 of 40', 'own');
    const seen = await counter.page.getByTestId('own').evaluateHandle((line) => {
      const texts = [line.textContent];
      new MutationObserver(() => texts.push(line.textContent)).observe(line, {
        characterData: true,
        childList: true,
        subtree: true,
      });
      return texts;
    });
    const told = counter.page.waitForResponse(
      async (response) =>
        response.url().endsWith(`/api/counters/${name}`) &&
        ((await response.json()) as { mine?: number }).mine === 2,
    );
    await counter.press(2);
    await told;
    await counter.press();
    await counter.says('yours: 3 of 43', 'own');
    await expect.poll(() => totalOf(name)).toBe(43);
    // Two presses at once may be drawn as one.
    const own = (await seen.jsonValue()).map((text) =>
      Number(/^yours: (\d) of 4\1$/.exec(text)?.[1]),
    );
    expect(own).toEqual([...own].sort());
    expect([own.at(0), own.at(-1)]).toEqual([0, 3]);
  });

  it('isTheirsNoMore_whenTheCounterIsReset', async () => {
    const name = await newCounter();
    const counter = await openAs(await newPerson(), `/c/${name}`);
    await counter.says('yours: 0 of 0', 'own');
    await counter.press(2);
    await counter.says('yours: 2 of 2', 'own');
    await expect.poll(() => totalOf(name)).toBe(2);
    expect((await new Directory(asOwner()).reset(name)).ok).toBe(true);
    await counter.says('yours: 0 of 0', 'own');
  });

  it('isNotSaidToBeTheirs_whenNobodyIsSignedIn', async () => {
    const counter = await open(`/c/${await newCounter()}`);
    await counter.shows('0');
    await isNobody(counter.page);
    expect(await counter.page.getByTestId('own').count()).toBe(0);
  });

  it('isCountedOnce_whenTheSessionNeedsRenewingInMidPress', async () => {
    const person = await newPerson();
    const name = await newCounter();
    const counter = await openAs(person, `/c/${name}`);
    await isSignedIn(counter.page, person.username);
    await counter.shows('0');
    const statuses: number[] = [];
    let sent = 0;
    counter.page.on('response', (response) => {
      if (response.url().endsWith('/count/batch')) statuses.push(response.status());
    });
    await counter.page.route('**/count/batch', async (route) => {
      const ended = { ...route.request().headers(), authorization: 'Bearer of-yesterday' };
      await route.continue(sent++ === 0 ? { headers: ended } : {});
    });
    const renewed = counter.page.waitForResponse('**/api/token/refresh');
    await counter.press();
    expect((await renewed).status()).toBe(200);
    await counter.says('1 press counted');
    expect(statuses).toEqual([401, 202]);
    await expect.poll(() => totalOf(name)).toBe(1);
  });

  it('isGivenBack_whenTheSessionHasEnded_andNeverCountedAsNobodys', async () => {
    const person = await newPerson();
    const name = await newCounter();
    const counter = await openAs(person, `/c/${name}`);
    await isSignedIn(counter.page, person.username);
    await counter.shows('0');
    expect((await new Accounts(asOwner()).endSessions(person.id)).ok).toBe(true);
    await counter.press();
    const failures = counter.page.getByRole('alert');
    await failures.getByText('you are not signed in any more').waitFor();
    await isNobody(counter.page);
    expect(await totalOf(name)).toBe(0);
    await failures.getByRole('link', { name: 'Sign in' }).waitFor();
    await failures.getByRole('button', { name: 'Press again' }).click();
    await counter.says('1 press counted');
    await expect.poll(() => totalOf(name)).toBe(1);
  });
});

describe('an API token', () => {
  it('isShownOnce_pressesWhatItMay_andIsRevoked', async () => {
    const person = await newPerson();
    const name = await newCounter();
    const { page } = await openAs(person, '/account');
    await page.getByLabel('What it is for').fill('the doorbell');
    await page.getByLabel('Press one counter').check();
    await page.getByLabel('Name of the counter').fill(name);
    await page.getByRole('button', { name: 'Make the token' }).click();
    const calls = new Bearer(new Http(inject('service')), await secret(page));
    await page.getByRole('button', { name: 'I have kept it' }).click();
    await page.getByText(`presses “${name}”, made`).waitFor();
    await page.getByTestId('secret').waitFor({ state: 'detached' });
    const press = (counter: string): Promise<unknown> =>
      calls.call(`/api/counters/${counter}/clicks`, { method: 'POST' });
    expect(await press(name)).toMatchObject({ status: 202 });
    expect(await press('global')).toMatchObject({ status: 403 });
    await page.getByRole('button', { name: 'Revoke the token: the doorbell' }).click();
    await page.getByText('You have none.').waitFor();
    await expect.poll(() => press(name)).toMatchObject({ status: 401 });
  });
});

describe('an account', () => {
  it('getsAnotherName_andAnotherPassword', async () => {
    const person = await newPerson();
    const { page } = await openAs(person, '/account');
    const renamed = { ...person, username: newName(), password: 'a quite new password' };
    await page.getByLabel('New name').fill(renamed.username);
    await page.getByRole('button', { name: 'Change the name' }).click();
    await page.getByRole('heading', { name: renamed.username }).waitFor();
    await page.getByLabel('Present password').fill(person.password);
    await page.getByLabel('New password').fill(renamed.password);
    await page.getByRole('button', { name: 'Change the password' }).click();
    await page.getByText('The new password is the one to use now.').waitFor();
    const { page: elsewhere } = await open('/');
    await signIn(elsewhere, renamed);
    await isSignedIn(elsewhere, renamed.username);
  });

  it('isDeleted_onlyOnceTheNameIsTyped', async () => {
    const person = await newPerson();
    const { page } = await openAs(person, '/account');
    const deed = page.getByRole('button', { name: 'Delete my account' });
    expect(await deed.isDisabled()).toBe(true);
    await page.getByLabel(`Type ${person.username} to confirm`).fill(person.username);
    await deed.click();
    await isNobody(page);
    await signIn(page, person);
    await page.getByText('There is no such name with this password.').waitFor();
  });
});

it('leadsToSigningInAndBack_whereAPageIsForThoseSignedIn', async () => {
  const person = await newPerson();
  const { page } = await open('/account');
  await page.getByRole('heading', { name: 'This page is for people who are signed in' }).waitFor();
  await page.getByRole('main').getByRole('link', { name: 'Sign in' }).click();
  await page.getByLabel('Name').fill(person.username);
  await page.getByLabel('Password').fill(person.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: person.username }).waitFor();
});

it('saysThatTheServiceIsAway_andGoesOnByItself_whenItIsBack', async () => {
  const person = await newPerson();
  const account = await openAs(person, '/account');
  await account.page.getByRole('heading', { name: person.username }).waitFor();
  await account.isInstalled();
  await account.isOffline(true);
  await account.page.reload();
  await account.page.getByRole('heading', { name: 'The service does not answer' }).waitFor();
  await account.isOffline(false);
  await account.page.getByRole('heading', { name: person.username }).waitFor();
});
