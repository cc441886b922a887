/** What a chart shows of one span of time. */
export interface Mark {
  /** Milliseconds since 1970. */
  readonly from: number;
  readonly to: number;
  /** One of each line; undefined where it is not known, which leaves a gap. */
  readonly values: readonly (number | undefined)[];
  /** Whether it still goes on, so that its value is only what is there so far. */
  readonly isOpen?: boolean;
  /** What happened before it, so that no line leads from the mark before to this one. */
  readonly event?: string;
}

/** The largest value, and at least 1, so that a chart of nothing has an axis. */
export function most(marks: readonly Mark[]): number {
  return marks.flatMap(({ values }) => values).reduce<number>((a, b) => Math.max(a, b ?? 0), 1);
}

/** The marks of one line in pieces, between which it has gaps. */
export function pieces(marks: readonly Mark[], line: number): readonly (readonly Mark[])[] {
  const all: Mark[][] = [];
  let piece: Mark[] = [];
  for (const mark of marks) {
    if (mark.values[line] === undefined || mark.event !== undefined) {
      all.push(piece);
      piece = [];
    }
    if (mark.values[line] !== undefined) piece.push(mark);
  }
  return [...all, piece].filter(({ length }) => length > 0);
}

/** The mark that a time lies in, or the one that is nearest. */
export function markAt(marks: readonly Mark[], at: number): number {
  const after = marks.findIndex(({ to }) => at < to);
  return after < 0 ? marks.length - 1 : after;
}
