import type { Problem } from '@cloudclicker/client';
import { expect, it } from 'vitest';
import { en } from '../words/en.ts';
import { Refused } from './asked.ts';
import { refusal } from './refusal.ts';

function said(status: number, type: string): string {
  const problem: Problem = {
    status,
    type,
    detail: '',
    outcome: '',
    retry: '',
    serverTime: undefined,
  };
  return refusal(new Refused(problem), en);
}

it('saysWhatTheServiceSays', () => {
  expect(said(409, 'name-taken')).toBe('Somebody is called so already.');
  expect(said(418, 'teapot')).toBe('The service refused it (418).');
  expect(said(503, 'not-now')).toBe('The service can’t tell now. Try again in a moment.');
});

it('saysThatNobodyKnows_whenTheServiceIsSilent', () => {
  expect(refusal(new Refused(undefined), en)).toBe(en.refused.silence);
  expect(said(503, 'no-answer')).toBe(en.refused.silence);
  expect(said(502, '')).toBe(en.refused.silence);
});
