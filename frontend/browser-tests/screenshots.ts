import { join } from 'node:path';
import { Accounts, Directory, Http, Session } from '@cloudclicker/client';
import { beforeAll, inject, it } from 'vitest';
import { FOLDER, shrink } from './pictures.ts';
import { asOwner, open, openAs, useBrowser, type CounterPage } from './pages.ts';
import { code, type Person } from './people.ts';

useBrowser();

const SIZES = [
  { width: 360, height: 740 },
  { width: 768, height: 1024 },
  { width: 1440, height: 900 },
];
const THEMES = ['light', 'dark'] as const;

const PASSWORD = 'a password for pictures';

interface State {
  readonly path: string;
  /** Who looks at it; nobody who is signed in, where none is named. */
  readonly as?: 'ada' | 'grace' | 'alan';
  /** All of the page, and not only what the window shows of it. */
  readonly isWhole?: boolean;
  readonly act: (on: CounterPage) => Promise<unknown>;
  /** What is to be undone before the next picture. */
  readonly after?: (on: CounterPage) => Promise<unknown>;
}

const COUNTERS = { first: 1, applause: 4_300, signatures: 1_234_567, stars: 12_345_678_901 };

const live = (counter: CounterPage): Promise<void> => counter.says('live', 'freshness');

async function offlineWith(presses: number, counter: CounterPage): Promise<void> {
  await live(counter);
  await counter.isOffline(true);
  await counter.pressAtOnce(presses);
  await counter.says(`${String(presses)} waiting – sent when you are back`);
  await counter.says(/^offline/, 'freshness');
}

async function switchOnFactor({ page }: CounterPage): Promise<void> {
  await page.getByLabel('Password, to set it up').fill(PASSWORD);
  await page.getByRole('button', { name: 'Set up' }).click();
  const secret = (await page.getByTestId('factor-secret').textContent()) ?? '';
  await page.getByLabel('The code that it shows').fill(code(secret.replaceAll(' ', '')));
  await page.getByRole('button', { name: 'Switch it on' }).click();
  await page.getByText('It is on.').waitFor();
  await page.getByTestId('secret').waitFor();
}

/** So that the next one signs in without it. */
async function removeFactor({ page }: CounterPage): Promise<void> {
  const kept = page.getByRole('button', { name: 'I have kept them' });
  if (await kept.isVisible()) await kept.click();
  await page.getByLabel('Password, to take it away').fill(PASSWORD);
  await page.getByRole('button', { name: 'Take the second factor away' }).click();
  await page.getByText('It is off.').waitFor();
}

/** How each state comes about on the real service; the picture is taken when it is there. */
const STATES: Record<string, State> = {
  first: { path: '/c/first', act: live },
  millions: { path: '/c/signatures', act: live },
  billions: { path: '/c/stars', act: live },
  pressed: {
    path: '/c/applause',
    act: async (counter) => {
      await live(counter);
      await counter.pressAtOnce(5);
      await counter.says('5 presses counted');
    },
  },
  offline: { path: '/c/applause', act: (counter) => offlineWith(3, counter) },
  'offline-many': { path: '/c/applause', act: (counter) => offlineWith(40, counter) },
  refused: {
    path: '/c/applause',
    act: async (counter) => {
      await live(counter);
      await counter.page.route('**/count/batch', async (route) => {
        const body = route
          .request()
          .postData()
          ?.replace(/"counter":"[^"]*"/, '"counter":"gone"');
        await route.continue({ postData: body ?? '' });
      });
      await counter.press();
      await counter.page.getByRole('alert').waitFor();
    },
  },
  away: {
    path: '/c/applause',
    act: async (counter) => {
      await counter.isInstalled();
      await counter.isOffline(true);
      await counter.page.evaluate(() => {
        localStorage.clear();
      });
      await counter.page.reload();
      await counter.says('no answer yet', 'freshness');
    },
  },
  share: {
    path: '/c/applause',
    act: async (counter) => {
      await live(counter);
      await counter.page.getByText('Take it with you').click();
      await counter.page.getByText('From a terminal').scrollIntoViewIfNeeded();
    },
  },
  counters: {
    path: '/counters',
    act: (counter) => counter.page.getByRole('link', { name: 'global' }).waitFor(),
  },
  'counters-owner': {
    path: '/counters',
    as: 'grace',
    act: async ({ page }) => {
      await page.getByRole('button', { name: 'Manage: applause' }).click();
      await page.getByRole('button', { name: 'Share: global' }).click();
      await page.getByRole('img', { name: 'The badge as it is now' }).waitFor();
    },
    isWhole: true,
  },
  'signed-in': {
    path: '/',
    as: 'ada',
    act: async (counter) => {
      await live(counter);
      await counter.says(/^yours:/, 'own');
    },
  },
  'sign-in': { path: '/sign-in', act: ({ page }) => page.getByLabel('Password').waitFor() },
  register: { path: '/register', act: ({ page }) => page.getByLabel('Password').waitFor() },
  account: {
    path: '/account',
    as: 'ada',
    act: ({ page }) => page.getByText('the doorbell').first().waitFor(),
    isWhole: true,
  },
  'second-factor': {
    path: '/account',
    as: 'ada',
    act: async ({ page }) => {
      await page.getByLabel('Password, to set it up').fill(PASSWORD);
      await page.getByRole('button', { name: 'Set up' }).click();
      await page.getByRole('img', { name: /^QR code/ }).waitFor();
    },
  },
  'recovery-codes': {
    path: '/account',
    as: 'alan',
    act: switchOnFactor,
    after: removeFactor,
  },
  'second-factor-on': {
    path: '/account',
    as: 'alan',
    act: async (counter) => {
      await switchOnFactor(counter);
      await counter.page.getByRole('button', { name: 'I have kept them' }).click();
      await counter.page.getByRole('heading', { name: 'Second factor' }).scrollIntoViewIfNeeded();
      await counter.page.getByLabel('Password, to take it away').scrollIntoViewIfNeeded();
    },
    after: removeFactor,
  },
  dashboard: {
    path: '/dashboard/applause?range=hour',
    act: ({ page }) => page.getByText('Download as CSV').waitFor(),
    isWhole: true,
  },
  'dashboard-table': {
    path: '/dashboard/applause?range=hour',
    act: async ({ page }) => {
      await page.getByText('As a table').last().click();
      await page.getByRole('cell').first().waitFor();
      await page.getByRole('slider').last().focus();
      await page.keyboard.press('ArrowLeft');
    },
    isWhole: true,
  },
  operations: {
    path: '/operations',
    as: 'grace',
    act: async ({ page }) => {
      await page.getByText('Nothing waits.').waitFor();
      await page.locator('svg circle').first().waitFor();
    },
    isWhole: true,
  },
  users: { path: '/users', as: 'grace', act: ({ page }) => page.getByText('– you').waitFor() },
  trail: {
    path: '/trail',
    as: 'grace',
    act: ({ page }) => page.getByRole('cell').first().waitFor(),
  },
  forbidden: {
    path: '/operations',
    as: 'ada',
    act: ({ page }) => page.getByRole('heading').first().waitFor(),
  },
  'missing-counter': {
    path: '/c/never-made',
    act: (counter) => counter.page.getByRole('link', { name: 'To all counters' }).waitFor(),
  },
  missing: {
    path: '/no/such/page',
    act: (counter) => counter.page.getByRole('heading').first().waitFor(),
  },
};

const people = new Map<string, Person>();

/** Somebody with a token and some presses, who may have been there before. */
async function person(username: string): Promise<Person> {
  const session = new Session(new Http(inject('service')));
  await new Accounts(session).register({ username, password: PASSWORD });
  const signedIn = await session.signIn({ username, password: PASSWORD });
  if (!signedIn.ok) throw new Error(`${username} can't sign in`);
  const id = signedIn.value.user_id;
  if (username === 'grace') await new Accounts(asOwner()).changeRole(id, 'OWNER');
  await new Accounts(session).makeToken(id, { name: 'the doorbell', scopes: ['press:applause'] });
  for (let press = 0; press < 12; press++) await session.call('/api/clicks', { method: 'POST' });
  return { id, username, password: PASSWORD };
}

beforeAll(async () => {
  for (const name of ['ada', 'grace', 'alan']) people.set(name, await person(name));
  const directory = new Directory(asOwner());
  for (const [name, start] of Object.entries(COUNTERS)) {
    await directory.make({ name, start });
  }
});

it.each(Object.keys(STATES))('%s', { timeout: 240_000 }, async (name) => {
  const state = STATES[name];
  if (!state) return;
  for (const colorScheme of THEMES) {
    for (const viewport of SIZES) {
      const who = state.as && people.get(state.as);
      const options = { colorScheme, viewport };
      const counter = await (who ? openAs(who, state.path, options) : open(state.path, options));
      await state.act(counter);
      const file = `${name}-${String(viewport.width)}-${colorScheme}.png`;
      const path = join(FOLDER, file);
      await counter.page.screenshot({ path, fullPage: state.isWhole ?? false });
      await shrink(path);
      await state.after?.(counter);
      await counter.page.context().close();
    }
  }
});
