import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Directory } from '@cloudclicker/client';
import { beforeAll, inject, it } from 'vitest';
import { open, useBrowser, type CounterPage } from './pages.ts';

useBrowser();

const FOLDER = join(import.meta.dirname, '../../docs/screenshots');
const SIZES = [
  { width: 360, height: 740 },
  { width: 768, height: 1024 },
  { width: 1440, height: 900 },
];
const THEMES = ['light', 'dark'] as const;

interface State {
  readonly path: string;
  readonly act: (on: CounterPage) => Promise<unknown>;
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
  'missing-counter': {
    path: '/c/never-made',
    act: (counter) => counter.page.getByRole('link', { name: 'To all counters' }).waitFor(),
  },
  missing: {
    path: '/no/such/page',
    act: (counter) => counter.page.getByRole('heading').first().waitFor(),
  },
};

beforeAll(async () => {
  const directory = new Directory(inject('service'));
  for (const [name, start] of Object.entries(COUNTERS)) {
    await directory.make({ name, start }, inject('token'));
  }
});

mkdirSync(FOLDER, { recursive: true });

it.each(Object.keys(STATES))('%s', { timeout: 240_000 }, async (name) => {
  const state = STATES[name];
  if (!state) return;
  for (const colorScheme of THEMES) {
    for (const viewport of SIZES) {
      const counter = await open(state.path, { colorScheme, viewport });
      await state.act(counter);
      const file = `${name}-${String(viewport.width)}-${colorScheme}.png`;
      await counter.page.screenshot({ path: join(FOLDER, file) });
      await counter.page.context().close();
    }
  }
});
