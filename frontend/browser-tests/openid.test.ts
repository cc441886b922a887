import { describe, it } from 'vitest';
import { open, openAs, origin, useBrowser } from './pages.ts';
import { code, isNobody, isSignedIn, newName, newPerson } from './people.ts';
import { signInThere } from './provider.ts';

useBrowser();

const THERE = 'Sign in with The Corp';

describe('signing in with a provider', () => {
  it('makesAnAccount_andStaysAcrossAReload', async () => {
    const { page } = await open('/sign-in');
    const name = newName();
    await page.getByRole('link', { name: THERE }).click();
    await signInThere(page, name);
    await isSignedIn(page, name);
    await page.waitForURL(`${origin}/`);
    await page.reload();
    await isSignedIn(page, name);
  });

  it('saysThatNobodyWasSignedIn_whenThePersonDeclines', async () => {
    const { page } = await open('/sign-in');
    await page.getByRole('link', { name: THERE }).click();
    await page.getByRole('link', { name: 'Cancel' }).click();
    await page.getByRole('alert').getByText('The provider did not say who you are').waitFor();
    await isNobody(page);
  });

  it('saysThatNobodyWasSignedIn_whenAnotherBrowserBeganIt', async () => {
    const { page } = await open('/api/login/oauth2/corp/callback?code=stolen&state=stolen');
    await page.getByRole('alert').getByText('it began in another browser').waitFor();
    await isNobody(page);
  });

  it('asksNobodyToSignIn_whoIs', async () => {
    const person = await newPerson();
    const { page } = await openAs(person, '/sign-in?to=/account');
    await page.waitForURL(`${origin}/account`);
    await page.goto(`${origin}/sign-in?sign_in=linked-elsewhere`);
    await page.getByRole('alert').getByText('is linked already').waitFor();
    await page.getByRole('link', { name: `You are signed in as ${person.username}` }).click();
    await page.getByRole('heading', { name: person.username }).waitFor();
  });

  it('asksToSignIn_whenTheSessionIsOverOnceTheBrowserIsBack', async () => {
    const { page } = await open('/sign-in?sign_in=done');
    await page.getByText('Your session has ended').waitFor();
    await page.getByLabel('Password').waitFor();
  });

  it('isLinkedWithThePassword_asksForTheSecondFactor_andIsTakenAway', async () => {
    const person = await newPerson();
    const { page } = await openAs(person, '/account');
    const there = newName();
    const linking = page.locator('form', { hasText: 'The Corp' });
    await linking.getByLabel('Password').fill(person.password);
    await page.getByRole('button', { name: 'Link The Corp', exact: true }).click();
    await signInThere(page, there);
    await page.getByRole('button', { name: 'Unlink The Corp' }).waitFor();

    await page.getByLabel('Password, to set it up').fill(person.password);
    await page.getByRole('button', { name: 'Set up' }).click();
    const key = (await page.getByTestId('factor-secret').textContent()) ?? '';
    const secret = key.replaceAll(' ', '');
    await page.getByLabel('The code that it shows').fill(code(secret));
    await page.getByRole('button', { name: 'Switch it on' }).click();
    await page.getByText('It is on.').waitFor();

    const other = (await open('/sign-in')).page;
    await other.getByRole('link', { name: THERE }).click();
    await signInThere(other, there);
    await other.getByLabel('Code of your authenticator app').fill('000000');
    await other.getByRole('button', { name: 'Sign in' }).click();
    await other.getByText('That is not a code that is good now.').waitFor();
    await other.getByLabel('Code of your authenticator app').fill(code(secret, 1));
    await other.getByRole('button', { name: 'Sign in' }).click();
    await isSignedIn(other, person.username);

    await linking.getByLabel('Password').fill(person.password);
    await page.getByRole('button', { name: 'Unlink The Corp' }).click();
    await page.getByRole('button', { name: 'Link The Corp', exact: true }).waitFor();
  });
});
