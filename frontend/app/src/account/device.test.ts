import { expect, it } from 'vitest';
import { device } from './device.ts';

it.each([
  [
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36',
    'Chrome',
    'Linux',
  ],
  [
    'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0',
    'Edge',
    'Windows',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile Safari/604.1',
    'Safari',
    'iOS',
  ],
  [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:143.0) Gecko Firefox/143.0',
    'Firefox',
    'macOS',
  ],
  ['curl/8.14.1', 'curl', undefined],
])('reads_%s', (agent, browser, system) => {
  expect(device(agent)).toEqual({ browser, system });
});

it('makesNothingUp', () => {
  expect(device('')).toBeUndefined();
  expect(device('python-requests/2.32')).toBeUndefined();
});
