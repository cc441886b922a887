import { expect, it } from 'vitest';
import { goOnAt, signInPath } from './sign-in-path.ts';

function after(path: string): string {
  return goOnAt(new URL(path, 'https://count.example').searchParams);
}

it('leadsBack', () => {
  expect(after(signInPath('/c/applause'))).toBe('/c/applause');
});

it.each(['//evil.example', '/\\evil.example', 'https://evil.example', 'javascript:alert(1)', ''])(
  'neverLeadsToAnotherSite_as_%s_would',
  (to) => {
    expect(after(signInPath(to))).toBe('/');
  },
);
