import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import test from 'node:test';
import { pressAndSee } from './press-and-see.js';

/** A service that answers as `answers` say, by method; resolves to its address and what it was asked. */
async function service(t, answers) {
  const asked = [];
  const server = createServer((request, response) => {
    asked.push({ method: request.method, url: request.url, key: request.headers['idempotency-key'] });
    const [status, body] = answers[request.method](asked.length);
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  t.after(() => server.close());
  return { url: `http://127.0.0.1:${server.address().port}`, asked };
}

const taken = () => [202, { status: 'queued', receipt: 'r/1' }];

test('a press that is counted after a second look is well', async (t) => {
  const { url, asked } = await service(t, { POST: taken, GET: (n) => [200, { count: 7, included: n > 2 }] });
  await pressAndSee(url, 'canary');
  assert.deepEqual(asked.map(({ method, url }) => `${method} ${url}`), [
    'POST /api/counters/canary/clicks',
    'GET /api/counters/canary?after=r%2F1&wait=5000ms',
    'GET /api/counters/canary?after=r%2F1&wait=5000ms',
  ]);
  assert.match(asked[0].key, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.ok(Math.abs(parseInt(asked[0].key.replace('-', '').slice(0, 12), 16) - Date.now()) < 60_000, 'the key is not of now');
});

test('a press that is refused fails with the answer', async (t) => {
  const { url } = await service(t, { POST: () => [503, { outcome: 'not_stored' }] });
  await assert.rejects(pressAndSee(url, 'canary'), /answered 503, not 202: .*not_stored/);
});

test('a press that is never counted fails with the last look', async (t) => {
  const { url } = await service(t, { POST: taken, GET: () => [200, { count: 7, included: false }] });
  await assert.rejects(pressAndSee(url, 'canary', 1), /is not in the total after 0.001 s; the last look was answered 200/);
});

test('a look that fails is tried again', async (t) => {
  const { url } = await service(t, { POST: taken, GET: (n) => (n > 2 ? [200, { included: true }] : [502, {}]) });
  await pressAndSee(url, 'canary');
});

test('a counter that nobody made is named', async (t) => {
  const { url } = await service(t, { POST: () => [404, {}] });
  await assert.rejects(pressAndSee(url, 'canary'), /no counter canary/);
});
