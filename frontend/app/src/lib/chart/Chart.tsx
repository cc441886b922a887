import { useId, useState, type ReactNode } from 'react';
import { useWords } from '../../words/useWords.ts';
import style from './Chart.module.css';
import { markAt, type Mark } from './mark.ts';
import { Plot, type Drawing } from './Plot.tsx';
import { useWidth } from './useWidth.ts';
import { times } from './zone.ts';

interface Props extends Drawing {
  readonly title: string;
  /** What the chart says at first glance. */
  readonly summary: string;
  readonly write: (value: number) => string;
}

/**
 * A chart, with each value to be had by pointing, by keys and by touch, and all of them in a table.
 */
export function Chart({ title, summary, write, ...drawing }: Props): ReactNode {
  const { words, locale } = useWords();
  const { marks, names, zone } = drawing;
  const [frame, width] = useWidth<HTMLDivElement>();
  const [at, setAt] = useState<number>();
  const id = useId();
  const chosen = at === undefined || marks.length === 0 ? undefined : markAt(marks, at);
  const mark = chosen === undefined ? undefined : marks[chosen];
  const when = times(zone, locale, { dateStyle: 'medium', timeStyle: 'short' });
  const read = ({ from, to, values, isOpen, event }: Mark): string => {
    const told = values.map((value, line) => {
      const text = value === undefined ? words.chart.unknown : write(value);
      return names.length > 1 ? `${names[line] ?? ''} ${text}` : text;
    });
    const time = when(drawing.kind === 'bars' ? from : to);
    return [`${time}: ${told.join(', ')}`, isOpen ? words.chart.soFar : '', event ?? '']
      .filter(Boolean)
      .join(' – ');
  };
  return (
    <figure className={style['chart']}>
      <figcaption>
        <h2>{title}</h2>
        <p className={style['said']}>{mark ? read(mark) : summary}</p>
      </figcaption>
      <div ref={frame}>
        <Plot {...drawing} width={width} chosen={chosen} onPoint={setAt} />
      </div>
      <label className={style['walk']} htmlFor={id}>
        <span className="visually-hidden">{words.chart.walk(title)}</span>
        <input
          id={id}
          type="range"
          min={0}
          max={Math.max(0, marks.length - 1)}
          value={chosen ?? Math.max(0, marks.length - 1)}
          aria-valuetext={mark ? read(mark) : summary}
          onChange={({ target }) => {
            setAt(marks[Number(target.value)]?.from);
          }}
          onBlur={() => {
            setAt(undefined);
          }}
        />
      </label>
      <Table title={title} marks={marks} names={names} when={when} write={write} />
    </figure>
  );
}

function Table(props: {
  readonly title: string;
  readonly marks: readonly Mark[];
  readonly names: readonly string[];
  readonly when: (at: number) => string;
  readonly write: (value: number) => string;
}): ReactNode {
  const { chart } = useWords().words;
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details
      className={style['table']}
      onToggle={({ currentTarget }) => {
        setIsOpen(currentTarget.open);
      }}
    >
      <summary className="small quiet">{chart.table}</summary>
      {isOpen && (
        <div role="region" aria-label={props.title} tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th scope="col">{chart.from}</th>
                {props.names.map((name) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {[...props.marks].reverse().map(({ from, values, isOpen: goesOn, event }) => (
                <tr key={from}>
                  <th scope="row">
                    {[props.when(from), goesOn ? chart.soFar : '', event ?? '']
                      .filter(Boolean)
                      .join(' – ')}
                  </th>
                  {values.map((value, line) => (
                    <td key={props.names[line]}>
                      {value === undefined ? chart.unknown : props.write(value)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </details>
  );
}
