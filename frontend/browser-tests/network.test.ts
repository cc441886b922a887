import { describe, expect, it } from 'vitest';
import { CounterPage, newCounter, open, totalOf, useBrowser } from './pages.ts';

useBrowser();

describe('without a network', () => {
  it('keepsPresses_acrossAReload_andCountsThemOnce', async () => {
    const name = await newCounter(10);
    const counter = await open(`/c/${name}`);
    await counter.shows('10');
    await counter.isInstalled();
    await counter.isOffline(true);
    await counter.press(3);
    await counter.says('3 waiting – sent when you are back');
    await counter.says(/^offline – last known/, 'freshness');
    await counter.shows('10');

    await counter.page.reload();
    await counter.says('3 waiting – sent when you are back');
    await counter.says(/^offline – last known/, 'freshness');
    await counter.shows('10');

    await counter.isOffline(false);
    await counter.shows('13');
    await counter.says('live', 'freshness');
    await counter.says(/counted$/);
    await expect.poll(() => totalOf(name)).toBe(13);
  });

  it('sendsWhatAnotherTabKept_afterThatWasClosed', async () => {
    const name = await newCounter();
    const first = await open(`/c/${name}`);
    await first.shows('0');
    await first.isOffline(true);
    await first.press(2);
    await first.says('2 waiting – sent when you are back');
    const second = new CounterPage(await first.page.context().newPage());
    await first.page.close();
    await second.isOffline(false);
    await second.page.goto(first.page.url());
    await second.shows('2');
    await second.says(/counted$/);
    await expect.poll(() => totalOf(name)).toBe(2);
  });
});

describe('a network that breaks', () => {
  it('countsOnce_whenTheAnswerIsLost', async () => {
    const name = await newCounter();
    const counter = await open(`/c/${name}`);
    await counter.shows('0');
    let lost = 0;
    await counter.page.route('**/count/batch', async (route) => {
      if (lost++ > 0) return route.continue();
      await route.fetch();
      return route.abort('connectionreset');
    });
    await counter.press();
    await counter.shows('1');
    await expect.poll(() => lost).toBeGreaterThan(1);
    await counter.says('1 press counted');
    await expect.poll(() => totalOf(name)).toBe(1);
  });

  it('countsEveryPressOnce_whenItComesAndGoesUnderTwoTabs', async () => {
    const name = await newCounter();
    const one = await open(`/c/${name}`);
    const other = new CounterPage(await one.page.context().newPage());
    await other.page.goto(one.page.url());
    await one.shows('0');
    await other.shows('0');
    let seed = Date.now() % 1_000_000;
    console.log(`seed ${String(seed)}`);
    const random = (): number => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647;
    for (let presses = 0; presses < 200; presses++) {
      if (random() < 0.1) await one.isOffline(random() < 0.5);
      await (random() < 0.5 ? one : other).pressAtOnce();
    }
    await one.isOffline(false);
    await one.shows('200');
    await other.shows('200');
    await expect.poll(() => totalOf(name)).toBe(200);
  });
});
