import { readFileSync, readdirSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';

const KIB = 1_024;
const DIST = 'app/dist';

function gzipped(...files: string[]): number {
  return files.reduce((sum, file) => sum + gzipSync(readFileSync(file), { level: 9 }).length, 0);
}

it('loads at most 150 KiB of script for the first page, gzipped', () => {
  const page = readFileSync(`${DIST}/index.html`, 'utf8');
  const scripts = [...page.matchAll(/(?:src|href)="(\/assets\/[^"]+\.js)"/g)].map(
    ([, path]) => path,
  );
  expect(scripts.length).toBeGreaterThan(0);
  expect(gzipped(...scripts.map((path) => `${DIST}${path ?? ''}`))).toBeLessThan(150 * KIB);
});

it('puts the component into one file of at most 6 KiB, gzipped', () => {
  expect(readdirSync('live-count/dist')).toEqual(['live-count.js']);
  expect(readFileSync('live-count/dist/live-count.js', 'utf8')).not.toMatch(/\bimport\s*[({"']/);
  expect(gzipped('live-count/dist/live-count.js')).toBeLessThanOrEqual(6 * KIB);
});

it('serves the component with the app', () => {
  expect(readFileSync(`${DIST}/live-count.js`)).toEqual(
    readFileSync('live-count/dist/live-count.js'),
  );
});
