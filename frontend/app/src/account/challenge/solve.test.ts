import type { Challenge } from '@cloudclicker/client';
import { expect, it } from 'vitest';
import { solve } from './solve.ts';

const salt = '0123456789abcdef01234567?expires=1800000000&';
const signature = 'as it came';

async function challenge(number: number): Promise<Challenge> {
  const text = new TextEncoder().encode(salt + String(number));
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', text));
  const hex = [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return { algorithm: 'SHA-256', challenge: hex, maxnumber: 1_000, salt, signature };
}

it.each([0, 1, 999, 1_000])('findsTheNumber_%d', async (number) => {
  const given = await challenge(number);
  expect(JSON.parse(atob(solve(given) ?? ''))).toEqual({
    algorithm: 'SHA-256',
    challenge: given.challenge,
    number,
    salt,
    signature,
  });
});

it('findsNone_whenThereIsNone', async () => {
  expect(solve(await challenge(1_001))).toBeUndefined();
});
