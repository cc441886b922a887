import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { TestProject } from 'vitest/node';
import { startProvider } from './provider.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the service is, with the built app. */
    readonly service: string;
    readonly token: string;
  }
}

const TOKEN = 'browser-tests';
const ROOT = join(import.meta.dirname, '../..');
/** The first start builds. */
const UP_WITHIN = 15 * 60_000;

/**
 * The real service with the built app, started by `./clicker up` in a folder of its own, and a provider that people sign in with. CLICKER_URL names one that runs already, whose token is CLICKER_API_TOKEN. CLICKER_LOGS names a folder where its log stays.
 */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const running = process.env['CLICKER_URL'];
  const stack = running === undefined ? await start() : undefined;
  const service = running ?? stack?.url ?? '';
  process.env['CLICKER_URL'] = service;
  project.provide('service', service);
  project.provide('token', process.env['CLICKER_API_TOKEN'] ?? TOKEN);
  return async () => stack?.stop();
}

/** @param settings further ones, as environment variables */
export async function start(
  settings: Readonly<Record<string, string>> = {},
): Promise<{ url: string; stop: () => Promise<void> }> {
  const data = mkdtempSync(join(tmpdir(), 'clicker-'));
  const port = await freePort();
  const url = `http://localhost:${String(port)}`;
  const provider = await startProvider(url);
  const options = ['--data', data, '--port', String(port), '--token', TOKEN];
  const up = spawn('./clicker', ['up', ...options], {
    cwd: ROOT,
    env: { ...process.env, ...provider.settings, ...settings },
    stdio: ['ignore', 2, 2],
  });
  await ready(url, up);
  const stop = async (): Promise<void> => {
    up.kill('SIGTERM');
    if (up.exitCode === null) await once(up, 'exit');
    provider.stop();
    const kept = process.env['CLICKER_LOGS'];
    if (kept !== undefined) copyFileSync(join(data, 'logs/clicker.log'), join(kept, 'browser.log'));
    rmSync(data, { recursive: true });
  };
  return { url, stop };
}

async function ready(url: string, up: ChildProcess): Promise<void> {
  const deadline = Date.now() + UP_WITHIN;
  while (Date.now() < deadline) {
    if (up.exitCode !== null) throw new Error('./clicker up ended; its lines above say why');
    const answer = await fetch(`${url}/readyz`).catch(() => undefined);
    if (answer?.ok === true) return;
    await pause(250);
  }
  up.kill('SIGTERM');
  throw new Error(`the service was not ready within ${String(UP_WITHIN / 60_000)} minutes`);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}
