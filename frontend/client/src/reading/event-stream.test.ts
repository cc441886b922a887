import fc from 'fast-check';
import { expect, it } from 'vitest';
import { EventStreamParser, type ServerEvent } from './event-stream.ts';

const TEXT =
  'retry: 2000\n\n: heartbeat\n\nid: a1\nevent: total\ndata: {"count":1}\n\n' +
  'data: two\ndata: lines\n\nid: a2\r\nevent: total\r\ndata:{"count":2}\r\n\r\n';

const EVENTS: ServerEvent[] = [
  { event: 'total', data: '{"count":1}', lastId: 'a1' },
  { event: 'message', data: 'two\nlines', lastId: 'a1' },
  { event: 'total', data: '{"count":2}', lastId: 'a2' },
];

it('handsOutEachEvent_howeverTheTextIsCut', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(TEXT.length)), (places) => {
      const parser = new EventStreamParser();
      const cuts = [0, ...places.sort((a, b) => a - b), TEXT.length];
      const pieces = cuts.map((cut, i) => TEXT.slice(cut, cuts[i + 1] ?? cut));
      expect(pieces.flatMap((piece) => parser.push(piece))).toEqual(EVENTS);
      expect(parser.retry).toBe(2_000);
    }),
  );
});

it('holdsAnEventBack_untilItIsComplete', () => {
  const parser = new EventStreamParser();
  expect(parser.push('event: total\ndata: 1\n')).toEqual([]);
  expect(parser.push('\n')).toHaveLength(1);
});
