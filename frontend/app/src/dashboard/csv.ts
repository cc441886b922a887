import type { Span } from './span.ts';

/** RFC 4180, with times that any program can read. */
export function csv(spans: readonly Span[]): string {
  const rows = spans.map(({ from, to, clicks, total, epoch }) =>
    [iso(from), iso(to), clicks, total, epoch].join(','),
  );
  return ['from,to,clicks,total,epoch', ...rows, ''].join('\r\n');
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
