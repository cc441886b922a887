// One press and one look, as Synthetics calls it: fails with what went wrong, and where to look.
'use strict';

const { randomBytes } = require('node:crypto');

/** How long a press may take to be counted. */
const COUNTED_WITHIN = 60_000;
/** How long one look waits on the service's side; it allows 5 s at most. */
const LOOK = 5_000;

exports.handler = () => pressAndSee(process.env.CLICKER_URL, process.env.CLICKER_COUNTER);

/** Presses `counter` at `url` and resolves once the total includes that press; rejects with the reason where it does not. */
async function pressAndSee(url, counter, countedWithin = COUNTED_WITHIN) {
  const at = `${url}/api/counters/${encodeURIComponent(counter)}`;
  const key = uuidv7();
  const press = await call(`${at}/clicks`, { method: 'POST', headers: { 'Idempotency-Key': key } });
  if (press.status === 404) throw new Error(`there is no counter ${counter}: an owner makes it (docs/aws.md)`);
  if (press.status !== 202) throw new Error(`the press ${key} was answered ${press.status}, not 202: ${press.text.slice(0, 200)}`);
  const { receipt } = JSON.parse(press.text);
  const until = Date.now() + countedWithin;
  let last;
  do {
    last = await call(`${at}?after=${encodeURIComponent(receipt)}&wait=${LOOK}ms`);
    if (last.status === 200 && JSON.parse(last.text).included === true) return;
  } while (Date.now() < until);
  throw new Error(`the press ${key} is not in the total after ${countedWithin / 1000} s; the last look was answered ${last.status}: ${last.text.slice(0, 200)}`);
}
exports.pressAndSee = pressAndSee;

async function call(address, options = {}) {
  const answer = await fetch(address, { ...options, signal: AbortSignal.timeout(LOOK * 2) });
  return { status: answer.status, text: await answer.text() };
}

function uuidv7() {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(Date.now(), 0, 6);
  bytes[6] = 0x70 | (bytes[6] & 0x0f);
  bytes[8] = 0x80 | (bytes[8] & 0x3f);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
