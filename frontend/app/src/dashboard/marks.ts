import type { Mark } from '../lib/chart/mark.ts';
import type { Span } from './span.ts';

/** What the counter stood at, with a gap and a word where it was reset. */
export function totalMarks(spans: readonly Span[], reset: string): readonly Mark[] {
  return spans.map((span, place) => ({
    ...drawn(span, span.total),
    ...(wasReset(spans[place - 1], span) && { event: reset }),
  }));
}

export function clickMarks(spans: readonly Span[]): readonly Mark[] {
  return spans.map((span) => drawn(span, span.clicks));
}

function drawn({ from, to, isOpen }: Span, value: number): Mark {
  return { from, to, isOpen, values: [value] };
}

/** A counter's beginning is no reset: before it there are no epoch and no total. */
function wasReset(before: Span | undefined, { epoch }: Span): boolean {
  if (before === undefined || before.epoch === epoch) return false;
  return before.epoch !== 0 || before.total !== 0;
}
