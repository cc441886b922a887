import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { Operations } from '@cloudclicker/client';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { afterAll, beforeEach, expect, inject, it } from 'vitest';
import { asOwner, newCounter, open, totalOf, useBrowser } from './pages.ts';
import { Unreliable } from './unreliable.ts';

const FRONTEND = join(import.meta.dirname, '..');
const ROOT = join(FRONTEND, '..');
const EXAMPLES = join(ROOT, 'examples');
/** A first build fetches what it builds with. */
const BUILD_WITHIN = 5 * 60_000;

const run = promisify(execFile);
const work = mkdtempSync(join(tmpdir(), 'examples-'));
const servers: Server[] = [];
let network: Unreliable;
let counter = '';

useBrowser();

beforeEach(async () => {
  counter = await newCounter();
  network = await Unreliable.before(inject('service'));
  return () => {
    network.close();
  };
});

afterAll(() => {
  servers.forEach((server) => server.close());
  rmSync(work, { recursive: true });
});

it('curl presses once, over a network that loses answers', async () => {
  await example('bash', join(EXAMPLES, 'curl/press.sh'), counter);
  await hasCounted(1);
});

it('curl says why a press was refused', async () => {
  const refused = example('bash', join(EXAMPLES, 'curl/press.sh'), 'never-made');
  await expect(refused).rejects.toMatchObject({ code: 1, stderr: /unknown-counter/ });
});

it('Python presses once each, over a network that loses answers', async () => {
  const { stdout } = await example('python3', join(EXAMPLES, 'python/press.py'), counter, '3');
  expect(stdout).toBe('3\n');
  await hasCounted(3);
});

it('Python says why a press was refused', async () => {
  const refused = example('python3', join(EXAMPLES, 'python/press.py'), 'never-made');
  await expect(refused).rejects.toMatchObject({ code: 1, stderr: /^refused: / });
});

it(
  'Java presses once each, over a network that loses answers',
  { timeout: BUILD_WITHIN },
  async () => {
    const skip = ['-pl', 'client', '-Dmaven.test.skip=true'];
    await run('./mvnw', ['-q', '-B', '-ntp', ...skip, 'package'], { cwd: ROOT });
    const home = process.env['JAVA_HOME'];
    const java = home === undefined ? 'java' : join(home, 'bin/java');
    const path = ['*', 'lib/*'].map((jars) => join(ROOT, 'client/target', jars)).join(':');
    const { stdout } = await example(
      java,
      '-cp',
      path,
      join(EXAMPLES, 'java/Press.java'),
      counter,
      '3',
    );
    expect(stdout).toMatch(/^\d\n\d\n3\n$/);
    await hasCounted(3);
  },
);

it('the HTML page presses once, over a network that loses answers', async () => {
  const html = readFileSync(join(EXAMPLES, 'html/index.html'), 'utf8')
    .replace('http://localhost:8080', network.url)
    .replace('"global"', `"${counter}"`);
  const page = await visit(await serve(() => html));
  const button = page.getByRole('button', { name: 'Applaud' });
  await expect.poll(() => button.textContent()).toBe('0');
  await button.click();
  await hasCounted(1);
  await expect.poll(() => button.textContent()).toBe('1');
});

it('the React page presses once each, over a network that loses answers', async () => {
  const from = (module: string): string => join(FRONTEND, 'node_modules', module);
  await build({
    root: join(EXAMPLES, 'react'),
    configFile: false,
    logLevel: 'warn',
    plugins: [react()],
    resolve: {
      alias: {
        '@cloudclicker/client': join(FRONTEND, 'client/src/index.ts'),
        'react-dom': from('react-dom'),
        react: from('react'),
      },
    },
    build: { outDir: join(work, 'react'), target: 'es2022', emptyOutDir: true },
  });
  const origin = await serve((path) => {
    const file = join(work, 'react', path === '/' ? 'index.html' : path);
    return existsSync(file) ? readFileSync(file) : undefined;
  });
  const query = new URLSearchParams({ service: network.url, counter });
  const page = await visit(`${origin}/?${query.toString()}`);
  const button = page.getByRole('button');
  await expect.poll(() => button.textContent()).toBe('0');
  await button.click();
  await button.click();
  await hasCounted(2);
  await expect.poll(() => button.textContent()).toBe('2');
});

function example(program: string, ...options: string[]): Promise<{ stdout: string }> {
  return run(program, options, { cwd: work, env: { ...process.env, CLICKER_URL: network.url } });
}

/** No more than that either, though attempts were lost and refused. */
async function hasCounted(times: number): Promise<void> {
  await expect.poll(() => network.attempts).toBeGreaterThan(2);
  await expect.poll(() => totalOf(counter)).toBe(times);
  const now = Date.now();
  await expect.poll(() => isCaughtUp(now)).toBe(true);
  expect(await totalOf(counter)).toBe(times);
}

/** Whether all is counted that was in the log at that time. */
async function isCaughtUp(since: number): Promise<boolean> {
  const lag = await new Operations(asOwner()).lag();
  return lag.ok && Date.parse(lag.value.as_of) > since && lag.value.records === 0;
}

async function visit(url: string): Promise<Awaited<ReturnType<typeof open>>['page']> {
  const { page } = await open('/');
  await page.goto(url);
  return page;
}

const TYPES: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.css': 'text/css' };

/** A site of another origin than the service's. */
async function serve(content: (path: string) => string | Buffer | undefined): Promise<string> {
  const server = createServer(({ url }, response) => {
    const path = new URL(url ?? '/', 'http://localhost').pathname;
    response.setHeader('Content-Type', TYPES[extname(path)] ?? 'text/html');
    const found = content(path);
    response.writeHead(found === undefined ? 404 : 200).end(found);
  }).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
}
