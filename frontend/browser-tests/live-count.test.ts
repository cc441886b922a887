import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newCounter, open, origin, totalOf, useBrowser } from './pages.ts';

useBrowser();

let server: Server;
let html = '';

beforeAll(async () => {
  server = createServer((_, response) => {
    response.setHeader('Content-Type', 'text/html');
    response.end(html);
  }).listen(0);
  await once(server, 'listening');
});

afterAll(() => {
  server.close();
});

/** A page of another origin than the service's. */
async function openElsewhere(body: string): ReturnType<typeof open> {
  html = `<!doctype html><script type="module" src="${origin}/live-count.js"></script>${body}`;
  const opened = await open('/');
  const { port } = server.address() as AddressInfo;
  await opened.page.goto(`http://127.0.0.1:${String(port)}/`);
  return opened;
}

it('isPressedAndWatched_onAPageOfAnotherOrigin', async () => {
  const name = await newCounter(1_233);
  const { page } = await openElsewhere(
    `<html lang="en"><live-count counter="${name}"></live-count><live-count counter="${name}" readonly></live-count>`,
  );
  const [button, watching] = [page.getByRole('button').first(), page.getByRole('button').last()];
  await expect.poll(() => button.textContent()).toBe('1,233');
  await button.click();
  await expect.poll(() => watching.textContent(), { timeout: 10_000 }).toBe('1,234');
  expect(await watching.isDisabled()).toBe(true);
  await expect.poll(() => totalOf(name)).toBe(1_234);
});

it('saysSo_whenThereIsNoSuchCounter', async () => {
  const { page } = await openElsewhere('<live-count counter="never-made"></live-count>');
  await page.getByText('no such counter').waitFor();
});
