import { once } from 'node:events';
import { createServer, request as call, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CounterPage, newCounter, open, origin, useBrowser } from './pages.ts';

useBrowser();

/** More than a browser's connections to one host. */
const TABS = 8;

let server: Server;
let streams = 0;

/** A door to the service that counts the streams which are open through it. */
beforeAll(async () => {
  server = createServer((request, response) => {
    const { method, headers, url = '' } = request;
    const onward = call(new URL(url, origin), { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    if (url.startsWith('/api/stream')) {
      streams++;
      response.on('close', () => streams--);
    }
    response.on('close', () => onward.destroy());
    onward.on('error', () => response.destroy());
    request.pipe(onward);
  }).listen(0, 'localhost');
  await once(server, 'listening');
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

async function openTab(context: BrowserContext, name: string): Promise<CounterPage> {
  const page = await context.newPage();
  const { port } = server.address() as AddressInfo;
  await page.goto(`http://localhost:${String(port)}/c/${name}`);
  return new CounterPage(page);
}

async function openTabs(names: readonly string[]): Promise<CounterPage[]> {
  const context = (await open('/no/such/page')).page.context();
  const tabs: CounterPage[] = [];
  for (const name of names) tabs.push(await openTab(context, name));
  return tabs;
}

async function allShow(tabs: readonly CounterPage[], total: string): Promise<void> {
  for (const tab of tabs) {
    await tab.shows(total);
    await tab.says('live', 'freshness');
  }
}

it('areAllLive_overOneConnection', async () => {
  const name = await newCounter(10);
  const tabs = await openTabs(Array.from({ length: TABS }, () => name));
  await allShow(tabs, '10');
  await tabs.at(-1)?.press();
  await allShow(tabs, '11');
  await expect.poll(() => streams).toBe(1);
});

it('goOn_whenTheOneThatLedIsClosed', async () => {
  const [one, other] = [await newCounter(10), await newCounter(20)];
  const [first, second, third] = await openTabs([one, one, other]);
  if (!first || !second || !third) throw new Error('there are three');
  await allShow([first, second], '10');
  await allShow([third], '20');
  await first.page.close();
  const elsewhere = await open(`/c/${other}`);
  await elsewhere.shows('20');
  await elsewhere.press();
  await allShow([third], '21');
  await expect.poll(() => streams).toBe(1);
  await second.press();
  await allShow([second], '11');
});
