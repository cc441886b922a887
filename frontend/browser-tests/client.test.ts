import { readFileSync } from 'node:fs';
import { CloudClicker, settled } from '@cloudclicker/client';
import openapi, { astToString } from 'openapi-typescript';
import { expect, inject, it } from 'vitest';
import { newCounter, totalOf } from './pages.ts';

const service = inject('service');

it('counts every press from Node, once', async () => {
  const name = await newCounter();
  const clicker = new CloudClicker(service);
  const presses = Array.from({ length: 40 }, () => clicker.presses.press(name));
  const ends = await Promise.all(presses.map((press) => settled(clicker.presses, press)));
  expect(new Set(ends.map(({ stage }) => stage.name))).toEqual(new Set(['counted']));
  await expect.poll(() => totalOf(name)).toBe(40);
  clicker.close();
});

it('says why a press was refused', async () => {
  const clicker = new CloudClicker(service);
  const { stage } = await settled(clicker.presses, clicker.presses.press('never-made'));
  expect(stage).toMatchObject({
    name: 'refused',
    reason: { status: 404, type: 'unknown-counter' },
  });
  clicker.close();
});

it('has the types that the service describes; npm run api brings them up to date', async () => {
  const options = { alphabetize: true, defaultNonNullable: false };
  const types = astToString(await openapi(new URL(`${service}/v3/api-docs`), options));
  const committed = readFileSync('client/src/api.ts', 'utf8');
  expect(committed).toContain(types.trim());
});
