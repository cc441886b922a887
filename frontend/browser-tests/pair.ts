import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Directory } from '@cloudclicker/client';
import { expect, it } from 'vitest';
import { FOLDER, imageMagick } from './pictures.ts';
import { asOwner, newPage, open, totalOf, useBrowser, type CounterPage } from './pages.ts';

useBrowser();

const SECONDS = 20;
const FRAME_MS = 200;
const HELD_MS = 250;
const WINDOW = { width: 400, height: 620 };
const GAP = 8;
const COUNTER = 'concert';
const START = 1_208;
/** Who presses at which second. */
const PRESSES: readonly (readonly [seconds: number, window: 0 | 1])[] = [
  ...[1, 3, 4, 4.7, 5.4].map((at) => [at, 0] as const),
  ...[7, 8.2, 9, 9.7].map((at) => [at, 1] as const),
  ...[11.5, 12.3, 13.1, 13.9, 14.7].map((at) => [at, 0] as const),
  ...[11.9, 12.7, 13.5, 14.3, 15.1].map((at) => [at, 1] as const),
];

it('two windows press', { timeout: 5 * 60_000 }, async () => {
  await new Directory(asOwner()).make({ name: COUNTER, start: START });
  const before = await totalOf(COUNTER);
  const work = mkdtempSync(join(tmpdir(), 'pair-'));
  try {
    const captions = join(work, 'captions.png');
    await caption(captions);
    const windows = await Promise.all([openWindow(), openWindow()]);
    const begun = Date.now();
    const [frames] = await Promise.all([
      film(windows, work, begun),
      ...PRESSES.map(([seconds, which]) => pressAt(windows[which], begun + seconds * 1_000)),
    ]);
    const total = before + PRESSES.length;
    for (const each of windows) {
      expect(await each.total()).toBe(new Intl.NumberFormat('en-GB').format(total));
    }
    await animate(frames, captions);
  } finally {
    rmSync(work, { recursive: true });
  }
});

async function openWindow(): Promise<CounterPage> {
  const counter = await open(`/c/${COUNTER}`, { viewport: WINDOW, colorScheme: 'light' });
  await counter.says('live', 'freshness');
  await counter.page.evaluate(() => document.fonts.ready.then(() => undefined));
  return counter;
}

/** By hand: the button is held for a moment, so that it is seen to give way. */
async function pressAt(counter: CounterPage, at: number): Promise<void> {
  await pause(at - Date.now());
  const options = { delay: HELD_MS };
  await counter.button.click(options);
}

interface Frame {
  readonly sides: readonly [string, string];
  readonly at: number;
}

/** As many pictures of both as the machine takes, each with its moment, so that time stays true. */
async function film(
  [left, right]: readonly [CounterPage, CounterPage],
  work: string,
  begun: number,
): Promise<Frame[]> {
  const frames: Frame[] = [];
  while (Date.now() < begun + SECONDS * 1_000) {
    const at = Date.now();
    const name = (side: string): string => join(work, `${String(frames.length)}-${side}.png`);
    const sides = [name('left'), name('right')] as const;
    await Promise.all([
      left.page.screenshot({ path: sides[0], animations: 'allow' }),
      right.page.screenshot({ path: sides[1], animations: 'allow' }),
    ]);
    frames.push({ sides, at });
    await pause(Math.max(0, at + FRAME_MS - Date.now()));
  }
  return frames;
}

/** The line above both. */
async function caption(path: string): Promise<void> {
  const width = 2 * WINDOW.width + GAP;
  const page = await newPage({ viewport: { width, height: 36 } });
  await page.setContent(`<body style="margin:0;display:grid;grid-template-columns:1fr 1fr;gap:${String(GAP)}px;background:#1d1f21;color:#f6f3ec;font:600 16px/36px sans-serif;text-align:center">
    <span>One window</span><span>Another window</span></body>`);
  await page.screenshot({ path });
}

async function animate(frames: readonly Frame[], captions: string): Promise<void> {
  const pictures = frames.flatMap(({ sides: [left, right], at }, number) => {
    const next = frames[number + 1]?.at ?? at + FRAME_MS;
    const gap = ['-size', `${String(GAP)}x${String(WINDOW.height)}`, 'xc:#1d1f21'];
    // ImageMagick 6 does not do what brackets within brackets say.
    const both = [left, ...gap, right, '+append', captions, '+swap', '-append', '+repage'];
    const delay = ['-set', 'delay', String(Math.round((next - at) / 10))];
    return ['(', ...both, ...delay, ')'];
  });
  const small = ['-dither', 'None', '-colors', '64', '-layers', 'optimize', '-loop', '0'];
  await imageMagick(...pictures, ...small, join(FOLDER, 'two-windows.gif'));
}
