import { createHmac } from 'node:crypto';
import { Accounts, Http, type Role } from '@cloudclicker/client';
import type { Page } from 'playwright-core';
import { expect, inject } from 'vitest';
import { asOwner, origin } from './pages.ts';

export interface Person {
  readonly id: number;
  readonly username: string;
  readonly password: string;
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const STEP = 30_000;
let people = 0;

export function newName(): string {
  return `person-${String(Date.now())}-${String(people++)}`;
}

/** Somebody whom no other test knows. */
export async function newPerson(role: Role = 'USER'): Promise<Person> {
  const username = newName();
  const password = `a password of ${username}`;
  const registered = await new Accounts(new Http(inject('service'))).register({
    username,
    password,
  });
  if (!registered.ok) throw new Error(JSON.stringify(registered.problem));
  const id = registered.value.user_id;
  if (role !== 'USER') {
    expect((await new Accounts(asOwner()).changeRole(id, role)).ok).toBe(true);
  }
  return { id, username, password };
}

/** By hand, on the page for it. */
export async function signIn(page: Page, { username, password }: Person): Promise<void> {
  await page.goto(`${origin}/sign-in`);
  await page.getByLabel('Name').fill(username);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

export async function isSignedIn(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name: `Account: ${name}` }).waitFor();
}

export async function isNobody(page: Page): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name: 'Sign in' }).waitFor();
}

/** What an authenticator app shows, so many steps of 30 seconds from now. */
export function code(secret: string, steps = 0): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / STEP) + steps));
  const hash = createHmac('sha1', base32(secret)).update(counter).digest();
  const offset = (hash.at(-1) ?? 0) & 15;
  return String((hash.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

function base32(text: string): Buffer {
  const bits = Array.from(text, (letter) =>
    ALPHABET.indexOf(letter).toString(2).padStart(5, '0'),
  ).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)));
}
