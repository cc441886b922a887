import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { IndexedDbStorage } from './indexed-db.ts';
import type { Press } from './press.ts';
import { MemoryStorage, type PressStorage } from './storage.ts';

let databases = 0;

const kinds: [string, () => Promise<PressStorage>][] = [
  ['MemoryStorage', () => Promise.resolve(new MemoryStorage())],
  ['IndexedDbStorage', () => IndexedDbStorage.open(`test-${String(databases++)}`)],
];

function press(id: string): Press {
  return { id, counter: 'global', pressedAt: 0, stage: { name: 'pressed' } };
}

describe.each(kinds)('%s', (_, open) => {
  it('keepsWhatWasAdded_untilItIsRemoved', async () => {
    const storage = await open();
    await storage.add(press('a'));
    await storage.add(press('b'));
    await storage.remove(['a']);
    expect(await storage.all()).toEqual([press('b')]);
  });

  it('changesThePressesNamed_andReturnsThemAsTheyAre', async () => {
    const storage = await open();
    await storage.add(press('a'));
    await storage.add(press('b'));
    const changed = { ...press('a'), pressedAt: 1 };
    expect(await storage.update(['a', 'gone'], () => changed)).toEqual([changed]);
    expect(await storage.all()).toEqual([changed, press('b')]);
  });

  it('losesNoChange_whenManyComeAtOnce', async () => {
    const storage = await open();
    await storage.add(press('a'));
    const later = (each: Press): Press => ({ ...each, pressedAt: each.pressedAt + 1 });
    await Promise.all(Array.from({ length: 50 }, () => storage.update(['a'], later)));
    expect(await storage.all()).toEqual([{ ...press('a'), pressedAt: 50 }]);
  });
});

it('isSharedByTwoTabs_andEachHearsOfTheOther', async () => {
  const name = `test-${String(databases++)}`;
  const [one, other] = [await IndexedDbStorage.open(name), await IndexedDbStorage.open(name)];
  const heard = new Promise<void>((resolve) => {
    other.subscribe(resolve);
  });
  await one.add(press('a'));
  await heard;
  expect(await other.all()).toEqual([press('a')]);
  one.close();
  other.close();
});
