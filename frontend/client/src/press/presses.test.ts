import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { CloudClicker } from '../cloud-clicker.ts';
import { makeKey } from './key.ts';
import type { Press, Stage } from './press.ts';
import { MemoryStorage } from './storage.ts';

let server: Server;
let base: string;
let calls: string[];
let parents: unknown[];
let answersTotals: boolean;

beforeEach(async () => {
  calls = [];
  parents = [];
  answersTotals = false;
  server = createServer((request, response) => {
    calls.push(`${request.method ?? ''} ${request.url ?? ''}`);
    if (request.method === 'POST') parents.push(request.headers.traceparent);
    if (request.method === 'GET' && answersTotals) {
      response.writeHead(503, { 'Content-Type': 'application/problem+json' });
      response.end('{"type":"counts-unavailable"}');
      return;
    }
    response.writeHead(503, { 'Content-Type': 'application/problem+json' }).end('{}');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  base = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

function press(stage: Stage): Press {
  return { id: 'left', counter: 'global', pressedAt: Date.now(), stage };
}

it('forgetsWhatAnEarlierPageSawCounted', async () => {
  const storage = new MemoryStorage();
  await storage.add(press({ name: 'counted', key: makeKey(Date.now()) }));
  const clicker = new CloudClicker(base, storage);
  await vi.waitFor(async () => {
    expect(await storage.all()).toEqual([]);
  });
  expect(clicker.presses.now.presses).toEqual([]);
  clicker.close();
});

it('isInDoubt_whenAnEarlierPageWasClosedWhileSending', async () => {
  const key = makeKey(Date.now());
  const storage = new MemoryStorage();
  await storage.add(press({ name: 'sending', key, inDoubt: false, attempts: 1 }));
  const clicker = new CloudClicker(base, storage);
  await vi.waitFor(async () => {
    const [left] = await storage.all();
    expect(left?.stage).toMatchObject({ name: 'held', key, inDoubt: true });
  });
  clicker.close();
});

it('knocksBeforeItSends_whenTheServiceIsNotThere', async () => {
  const clicker = new CloudClicker(base);
  clicker.presses.press('global');
  await vi.waitFor(() => {
    expect(clicker.presses.now.isPaused).toBe(true);
  });
  expect(calls).toEqual(['GET /api/counters/global']);
  expect(clicker.presses.now.presses[0]?.stage.name).toBe('pressed');
  clicker.close();
});

it('beginsTheTraceOfEachCallThatSendsPresses', async () => {
  answersTotals = true;
  const clicker = new CloudClicker(base, new MemoryStorage(), undefined, undefined, 1);
  clicker.presses.press('global');
  await vi.waitFor(() => {
    expect(parents.length).toBeGreaterThan(0);
  });
  expect(parents[0]).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
  clicker.close();
});
