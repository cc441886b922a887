import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Http } from '../http/http.ts';
import { ownClicks } from './own-clicks.ts';

const TOTAL = {
  count: 4_301,
  as_of: '2026-01-01T00:00:00Z',
  lag_ms: 0,
  stale: false,
  epoch: 7,
  revision: 1,
  applied: 'a',
  latest_string: null,
};

let server: Server;
let http: Http;
let asked: string[];
let answer: { readonly status: number; readonly body: unknown };

beforeEach(async () => {
  asked = [];
  server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.writeHead(answer.status).end(JSON.stringify(answer.body));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  http = new Http(`http://127.0.0.1:${String((server.address() as AddressInfo).port)}`);
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

it('tellsOnesOwn_andOfWhichTotal', async () => {
  answer = { status: 200, body: { ...TOTAL, mine: 12 } };
  expect(await ownClicks(http, 'applause')).toMatchObject({ mine: 12, epoch: 7, revision: 1 });
  expect(asked).toEqual(['/api/counters/applause']);
});

it.each([
  ['theDatabaseIsAway', 200, TOTAL],
  ['theSessionIsOver', 401, { type: 'token' }],
  ['itIsNoTotal', 200, { mine: 12 }],
])('isNotKnown_when_%s', async (_, status, body) => {
  answer = { status, body };
  expect(await ownClicks(http, 'applause')).toBeUndefined();
});

it('isNotKnown_whenNobodyAnswers', async () => {
  server.close();
  server.closeAllConnections();
  await once(server, 'close');
  expect(await ownClicks(http, 'applause')).toBeUndefined();
});
