import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { runInNewContext } from 'node:vm';

const context = {};
runInNewContext(readFileSync(new URL('web-app.js', import.meta.url), 'utf8'), context);
const ask = (uri, accept) =>
  context.handler({ request: { uri, headers: accept ? { accept: { value: accept } } : {} } });

test('a person gets the app at any address, also with a dot in it', () => {
  for (const uri of ['/', '/counters', '/c/likes', '/c/release-1.0']) {
    assert.equal(ask(uri, 'text/html,*/*').uri, '/index.html');
  }
});

test('a file is itself, whoever asks', () => {
  for (const uri of ['/sw.js', '/live-count.js', '/icon.svg', '/manifest.webmanifest', '/assets/a/b-1.css']) {
    assert.equal(ask(uri, 'text/html').uri, uri);
    assert.equal(ask(uri).uri, uri);
  }
});

test('a program gets the empty answer at the root and a problem elsewhere', () => {
  assert.equal(ask('/', '*/*').statusCode, 200);
  assert.equal(ask('/').body, '');
  const missing = ask('/nowhere', 'application/json');
  assert.equal(missing.statusCode, 404);
  assert.equal(JSON.parse(missing.body).status, 404);
});
