import { scaleLinear, scaleTime, scaleUtc } from 'd3-scale';
import { line as path } from 'd3-shape';
import type { ReactNode } from 'react';
import { useWords } from '../../words/useWords.ts';
import { most, pieces, type Mark } from './mark.ts';
import style from './Plot.module.css';
import { times, type Zone } from './zone.ts';

export interface Drawing {
  readonly kind: 'lines' | 'bars';
  readonly marks: readonly Mark[];
  /** What each line is called, where there are several. */
  readonly names: readonly string[];
  readonly zone: Zone;
}

interface Props extends Drawing {
  readonly width: number;
  /** The mark whose value is read out. */
  readonly chosen: number | undefined;
  /** Which time is pointed at. */
  readonly onPoint: (at: number | undefined) => void;
}

const HEIGHT = 220;
const TOP = 20;
const BOTTOM = 28;
const LEFT = 44;
const RIGHT = 8;
const EACH_TICK = 90;
/** Names stand beside each other, so that lines that end together can be told apart. */
const EACH_NAME = 64;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The picture of a chart. What it says is also said by the chosen value, and by the table. */
export function Plot(props: Props): ReactNode {
  const { kind, marks, names, zone, width, chosen, onPoint } = props;
  const [first, last] = [marks[0], marks.at(-1)];
  if (!first || !last || width === 0) return <div className={style['plot']} />;
  const x = (zone === 'utc' ? scaleUtc() : scaleTime())
    .domain([first.from, last.to])
    .range([LEFT, width - RIGHT]);
  const y = scaleLinear()
    .domain([0, most(marks)])
    .nice(4)
    .range([HEIGHT - BOTTOM, TOP]);
  const mark = chosen === undefined ? undefined : marks[chosen];
  return (
    <svg
      className={style['plot']}
      viewBox={`0 0 ${String(width)} ${String(HEIGHT)}`}
      aria-hidden="true"
      onPointerMove={(event) => {
        const { left } = event.currentTarget.getBoundingClientRect();
        onPoint(x.invert(event.clientX - left).getTime());
      }}
      onPointerLeave={() => {
        onPoint(undefined);
      }}
    >
      <Values y={y} width={width} />
      <Times x={x} zone={zone} span={last.to - first.from} width={width} />
      {marks.map(({ event, from }) =>
        event === undefined ? null : <Event key={from} x={x(from)} event={event} width={width} />,
      )}
      {kind === 'bars' ? (
        <Bars marks={marks} x={x} y={y} />
      ) : (
        names.map((name, line) => (
          <Line
            key={name}
            marks={marks}
            line={line}
            name={names.length > 1 ? name : ''}
            x={x}
            y={y}
          />
        ))
      )}
      {mark && (
        <line
          className={style['chosen']}
          x1={x(middle(kind, mark))}
          x2={x(middle(kind, mark))}
          y1={TOP}
          y2={HEIGHT - BOTTOM}
        />
      )}
    </svg>
  );
}

type Scale = (value: number) => number;
interface TickScale extends Scale {
  ticks: (count: number) => number[];
}
interface TimeScale extends Scale {
  ticks: (count: number) => Date[];
}

function Values({ y, width }: { readonly y: TickScale; readonly width: number }): ReactNode {
  const { compact } = useWords();
  return y
    .ticks(4)
    .filter(Number.isInteger)
    .map((value) => (
      <g key={value} transform={`translate(0 ${String(y(value))})`}>
        <line className={style['grid']} x1={LEFT} x2={width - RIGHT} />
        <text className={style['value']} x={LEFT - 8} dy="0.32em">
          {compact(value)}
        </text>
      </g>
    ));
}

function Times(props: {
  readonly x: TimeScale;
  readonly zone: Zone;
  readonly span: number;
  readonly width: number;
}): ReactNode {
  const { x, zone, span, width } = props;
  const { locale } = useWords();
  const count = Math.max(2, Math.floor((width - LEFT) / EACH_TICK));
  const write = times(zone, locale, precision(span));
  return x.ticks(count).map((at) => (
    <text key={at.getTime()} className={style['time']} x={x(at.getTime())} y={HEIGHT - 8}>
      {write(at.getTime())}
    </text>
  ));
}

function precision(span: number): Intl.DateTimeFormatOptions {
  if (span <= 10 * MINUTE) return { hour: '2-digit', minute: '2-digit', second: '2-digit' };
  if (span <= 1.5 * DAY) return { hour: '2-digit', minute: '2-digit' };
  return span <= 100 * DAY
    ? { day: 'numeric', month: 'short' }
    : { month: 'short', year: '2-digit' };
}

function Event(props: {
  readonly x: number;
  readonly event: string;
  readonly width: number;
}): ReactNode {
  const isRight = props.x > props.width / 2;
  return (
    <g transform={`translate(${String(props.x)} 0)`}>
      <line className={style['event']} y1={TOP} y2={HEIGHT - BOTTOM} />
      <text className={style['name']} x={isRight ? -4 : 4} y={TOP - 6} data-end={isRight}>
        {props.event}
      </text>
    </g>
  );
}

interface DrawnProps {
  readonly marks: readonly Mark[];
  readonly x: Scale;
  readonly y: Scale;
}

function Bars({ marks, x, y }: DrawnProps): ReactNode {
  return marks.map(({ from, to, values: [value = 0], isOpen = false }) => {
    const wide = x(to) - x(from);
    const gap = wide > 4 ? 1 : 0;
    return (
      <rect
        key={from}
        className={style['bar']}
        data-open={isOpen}
        x={x(from) + gap / 2}
        width={Math.max(0.5, wide - gap)}
        y={y(value)}
        height={y(0) - y(value)}
      />
    );
  });
}

function Line({
  marks,
  line,
  name,
  x,
  y,
}: DrawnProps & { readonly line: number; readonly name: string }): ReactNode {
  const value = (mark: Mark): number => mark.values[line] ?? 0;
  const draw = path<Mark>(
    (mark) => x(mark.to),
    (mark) => y(value(mark)),
  );
  const all = pieces(marks, line);
  const last = all.at(-1)?.at(-1);
  return (
    <g data-line={line} className={style['line']}>
      {all.map((piece) => (
        <path key={piece[0]?.from} d={draw(piece) ?? ''} />
      ))}
      {last && <circle cx={x(last.to)} cy={y(value(last))} r={3.5} />}
      {last && name && (
        <text
          className={style['name']}
          x={x(last.to) - 8 - line * EACH_NAME}
          y={y(value(last)) - 8}
          data-end
        >
          {name}
        </text>
      )}
    </g>
  );
}

/** A line's value is the one at the end of its mark; a bar stands for all of it. */
function middle(kind: Drawing['kind'], { from, to }: Mark): number {
  return kind === 'bars' ? (from + to) / 2 : to;
}
