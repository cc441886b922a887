import { expect, it } from 'vitest';
import { traceHeaders } from './trace.ts';

it('isANewTraceEachTime_keptOrNotByTheRate', () => {
  const kept = traceHeaders(1)['traceparent'];
  expect(kept).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
  expect(traceHeaders(1)['traceparent']).not.toBe(kept);
  expect(traceHeaders(Number.MIN_VALUE)['traceparent']).toMatch(/-00$/);
});

it('saysNothing_atARateOfZero', () => {
  expect(traceHeaders(0)).toEqual({});
});
