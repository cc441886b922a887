import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { bill, table, total } from './cost.mjs';

const prices = JSON.parse(readFileSync(new URL('prices.json', import.meta.url), 'utf8'));
const small = {
  env: 'dev',
  asleep: false,
  size: {
    network: { zones: 2, nat_per_zone: false, interface_endpoints: [] },
    msk: { instance_type: 'kafka.t3.small', broker_count: 2, volume_gib: 10 },
    'rds-mysql': { instance_class: 'db.t4g.micro', multi_az: false, replicas: 0, proxy: false, storage_gib: 20 },
    valkey: { node_type: 'cache.t4g.micro', nodes: 1 },
    producer: { cpu: 512, memory_mib: 1024, tasks: { min: 1, spot: true } },
    consumer: { cpu: 512, memory_mib: 1024, tasks: { min: 1, spot: true } },
    budgets: { monthly_limit_usd: 250 },
  },
};
const changed = (unit, values) => ({ ...small, size: { ...small.size, [unit]: { ...small.size[unit], ...values } } });
const month = (environment) => total(bill(environment, prices));

test('everything that is doubled is paid twice', () => {
  const more = (environment) => month(environment) - month(small);
  const near = (actual, expected) => assert.ok(Math.abs(actual - expected) < 0.01, `${actual} is not ${expected}`);
  near(more(changed('msk', { broker_count: 4 })), 2 * (0.0456 * 730 + 10 * 0.1));
  near(more(changed('rds-mysql', { multi_az: true })), 0.016 * 730 + 20 * 0.115);
  near(more(changed('rds-mysql', { replicas: 1 })), 0.016 * 730 + 20 * 0.115);
  near(more(changed('rds-mysql', { proxy: true })), 2 * 0.015 * 730);
  near(more(changed('network', { nat_per_zone: true })), (0.045 + 0.005) * 730);
  near(more(changed('network', { interface_endpoints: ['logs'] })), 2 * 0.01 * 730);
});

test('who sleeps at night pays less for tasks, and the same for the rest', () => {
  const tasks = (environment) => total(bill(environment, prices).filter(({ what }) => /^(producer|consumer)s,/.test(what)));
  const asleep = { ...small, asleep: true };
  assert.ok(tasks(asleep) < tasks(small) / 2);
  assert.equal((month(small) - month(asleep)).toFixed(6), (tasks(small) - tasks(asleep)).toFixed(6));
});

test('a size without a price is named', () => {
  assert.throws(() => table(changed('valkey', { node_type: 'cache.x9.huge' }), prices), /no price of cache.x9.huge in terragrunt\/prices.json/);
});

test('the table says whence its prices are, and which are estimates', () => {
  const text = table(small, prices);
  assert.match(text, /prices of us-east-1, gathered 2026-11/);
  assert.match(text, /cache.t4g.micro at 0.0128 x 730 h +9.34 \* a fifth below Redis OSS/);
  assert.match(text, new RegExp(`together +${month(small).toFixed(2)}\n`));
});
