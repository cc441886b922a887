import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Http } from '../http/http.ts';
import { ServerClock } from '../http/server-clock.ts';
import { Live } from './live.ts';
import { Totals } from './totals.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

let server: Server;
let live: Live;
let streams: IncomingMessage[];
let onStream: Answer;
let onRead: Answer;

beforeEach(async () => {
  streams = [];
  server = createServer((request, response) => {
    if (!request.url?.startsWith('/api/stream')) {
      onRead(request, response);
      return;
    }
    streams.push(request);
    onStream(request, response);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const http = new Http(`http://127.0.0.1:${String(port)}`);
  live = new Live(http, new Totals(http, new ServerClock()));
  onRead = refuse(404);
});

afterEach(() => {
  live.close();
  server.closeAllConnections();
  server.close();
});

function total(count: number, applied = `a${String(count)}`): object {
  const as_of = new Date(count * 1_000).toISOString();
  return { count, applied, as_of, lag_ms: 0, epoch: 0, revision: 0, stale: false };
}

function refuse(status: number): Answer {
  return (_, response) => {
    response.writeHead(status, { 'Content-Type': 'application/problem+json' }).end('{}');
  };
}

function tell(count: number): Answer {
  return (_, response) => {
    response.setHeader('Content-Type', 'application/json').end(JSON.stringify(total(count)));
  };
}

/** Sends these counts of each counter asked for; the stream then stays open, or ends. */
function stream(counts: number[], ends = false): Answer {
  return (request, response) => {
    if (!response.headersSent) response.writeHead(200, { 'Content-Type': 'text/event-stream' });
    const { searchParams } = new URL(request.url ?? '', 'http://localhost');
    for (const counter of searchParams.getAll('counter')) {
      for (const count of counts) {
        const data = JSON.stringify({ counter, ...total(count) });
        response.write(`event: total\nid: a${String(count)}\ndata: ${data}\n\n`);
      }
    }
    if (ends) response.end();
  };
}

function watch(counter: string): void {
  live.watch(counter, () => undefined);
}

async function shows(counter: string, count: number, link: string): Promise<void> {
  await vi.waitFor(() => {
    const now = live.now(counter);
    expect([now.total?.count, now.link]).toEqual([count, link]);
  }, 10_000);
}

it('followsAllCounters_overOneStream', async () => {
  onStream = stream([1, 2]);
  watch('a');
  watch('b');
  await shows('a', 2, 'streaming');
  await shows('b', 2, 'streaming');
  expect(streams.map(({ url }) => url)).toEqual(['/api/stream?counter=a&counter=b']);
});

it('resumesAfterWhatItHasSeen_whenTheStreamEnds', async () => {
  onStream = stream([1], true);
  watch('a');
  await vi.waitFor(() => {
    expect(streams.length).toBeGreaterThan(0);
  });
  await shows('a', 1, 'streaming');
  onStream = stream([2]);
  await shows('a', 2, 'streaming');
  expect(streams.at(-1)?.headers['last-event-id']).toBe('a1');
});

it('comesBackNoEarlierThanTold_whenTheStreamEnds', async () => {
  onStream = (request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/event-stream' });
    response.write('retry: 3600000\n\n');
    response.flushHeaders();
    stream([1], true)(request, response);
  };
  watch('a');
  await shows('a', 1, 'streaming');
  watch('b');
  await shows('b', 1, 'streaming');
  expect(streams).toHaveLength(2);
});

it('neverGoesBackwards_whenAnotherInstanceIsBehind', async () => {
  onStream = stream([5, 4]);
  watch('a');
  await shows('a', 5, 'streaming');
});

it('polls_whenThereAreNoStreams', async () => {
  onStream = refuse(404);
  onRead = tell(7);
  watch('a');
  await shows('a', 7, 'polling');
  onRead = tell(8);
  await shows('a', 8, 'polling');
});

it('polls_whenAProxyHoldsTheStreamBack', async () => {
  onStream = (_, response) => {
    response.writeHead(200, { 'Content-Type': 'text/event-stream' }).flushHeaders();
  };
  onRead = tell(7);
  watch('a');
  await shows('a', 7, 'polling');
});

it('saysThatACounterIsMissing', async () => {
  onStream = refuse(404);
  onRead = refuse(404);
  watch('a');
  await vi.waitFor(() => {
    expect(live.now('a').link).toBe('missing');
  });
});

it('isAway_whenNobodyAnswers_andComesBack', async () => {
  onStream = (request) => {
    request.socket.destroy();
  };
  onRead = onStream;
  watch('a');
  await vi.waitFor(() => {
    expect(live.now('a').link).toBe('away');
  });
  onStream = stream([3]);
  await shows('a', 3, 'streaming');
});
