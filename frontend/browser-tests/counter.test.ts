import { describe, expect, it } from 'vitest';
import { newCounter, open, totalOf, useBrowser } from './pages.ts';

useBrowser();

describe('a press', () => {
  it('movesTheNumberAndIsCounted', async () => {
    const name = await newCounter();
    const counter = await open(`/c/${name}`);
    await counter.shows('0');
    await counter.press();
    expect(await counter.total()).toBe('1');
    await counter.says('1 press counted');
    await expect.poll(() => totalOf(name)).toBe(1);
  });

  it('isSeenInAnotherBrowser', async () => {
    const name = await newCounter();
    const [one, other] = [await open(`/c/${name}`), await open(`/c/${name}`)];
    await one.shows('0');
    await other.shows('0');
    await one.press(2);
    await other.shows('2');
    await other.press();
    await one.shows('3');
  });

  it('countsOnTheCounterOfAll_atTheRoot', async () => {
    const before = await totalOf('global');
    const counter = await open('/');
    await counter.shows(before.toLocaleString('en-GB'));
    await counter.press();
    await counter.shows((before + 1).toLocaleString('en-GB'));
    await counter.says('1 press counted');
    await expect.poll(() => totalOf('global')).toBe(before + 1);
  });

  it('worksByKeyboard_andAHeldKeyPressesOnce', async () => {
    const name = await newCounter();
    const counter = await open(`/c/${name}`);
    await counter.shows('0');
    const { keyboard } = counter.page;
    for (let tabs = 0; tabs < 10; tabs++) {
      if (await counter.button.evaluate((button) => button === document.activeElement)) break;
      await keyboard.press('Tab');
    }
    await keyboard.press('Enter');
    await keyboard.press('Space');
    await counter.shows('2');
    await keyboard.down('Enter');
    await keyboard.down('Enter');
    await keyboard.down('Enter');
    await keyboard.up('Enter');
    await counter.shows('3');
    await counter.says(/counted$/);
    await expect.poll(() => totalOf(name)).toBe(3);
  });

  it('isGivenBackWithTheReason_whenItIsRefused', async () => {
    const name = await newCounter();
    const counter = await open(`/c/${name}`);
    await counter.shows('0');
    await counter.page.route('**/count/batch', async (route) => {
      const body = route.request().postData()?.replaceAll(name, 'deleted-meanwhile') ?? '';
      await route.continue({ postData: body });
    });
    await counter.press();
    const failures = counter.page.getByRole('alert');
    await failures.getByText('this counter does not exist any more').waitFor();
    await counter.shows('0');
    await counter.page.unroute('**/count/batch');
    await failures.getByRole('button', { name: 'Press again' }).click();
    await counter.shows('1');
    await failures.waitFor({ state: 'detached' });
  });
});

describe('the last hour', () => {
  it('isSeenAtAGlance_andGoesOn', async () => {
    const name = await newCounter(40);
    const counter = await open(`/c/${name}`);
    await counter.shows('40');
    await counter.page.getByRole('img', { name: '0 in the last hour' }).waitFor();
    await counter.press(3);
    await counter.page.getByRole('img', { name: '3 in the last hour' }).waitFor();
  });

  it('isNotSaid_whileTheServiceIsAway', async () => {
    const counter = await open(`/c/${await newCounter()}`);
    const hour = counter.page.getByRole('img', { name: 'in the last hour' });
    await hour.waitFor();
    await counter.isOffline(true);
    await hour.waitFor({ state: 'detached' });
  });
});

describe('many presses', () => {
  it('areAllCounted_howeverFastTheyCome', async () => {
    const name = await newCounter();
    const counter = await open(`/c/${name}`);
    await counter.shows('0');
    await counter.pressAtOnce(300);
    expect(await counter.total()).toBe('300');
    await expect.poll(() => totalOf(name)).toBe(300);
    await counter.shows('300');
  });
});

describe('what is there', () => {
  it('isSaidPlainly_whenThereIsNoSuchCounter', async () => {
    const { page } = await open('/c/never-made');
    await page.getByRole('heading', { name: 'There is no counter “never-made”' }).waitFor();
  });

  it('isSaidPlainly_whenThereIsNoSuchPage', async () => {
    const { page } = await open('/no/such/page');
    await page.getByRole('heading', { name: 'There is no such page' }).waitFor();
    await page.getByRole('link', { name: 'To the counter', exact: true }).click();
    await page.getByRole('button', { name: 'Press', exact: true }).waitFor();
  });

  it('isSaidInGerman_whenTheBrowserSpeaksIt', async () => {
    const name = await newCounter(1_234_567);
    const counter = await open(`/c/${name}`, { locale: 'de-AT' });
    await counter.shows('1.234.567');
    await counter.page.getByRole('button', { name: 'Drücken' }).click();
    await counter.says('1 Klick gezählt');
    await counter.page.getByRole('button', { name: 'English' }).click();
    await counter.page.getByRole('button', { name: 'Press', exact: true }).waitFor();
  });
});
