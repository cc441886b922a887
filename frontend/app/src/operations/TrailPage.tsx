import type { Deed } from '@cloudclicker/client';
import { useDeferredValue, useState, type ReactNode } from 'react';
import { Pages } from '../lib/Pages.tsx';
import { useWords } from '../words/useWords.ts';
import { Staff } from './Staff.tsx';
import style from './Staff.module.css';
import { useOperations } from './useOperations.ts';

const EVERY = 10_000;

/** `/trail`: who did what when. */
export default function TrailPage(): ReactNode {
  const { trail: words } = useWords().words.operations;
  return <Staff title={words.title}>{() => <Trail />}</Staff>;
}

function Trail(): ReactNode {
  const { trail: words } = useWords().words.operations;
  const operations = useOperations();
  const [typed, setTyped] = useState('');
  const [action, setAction] = useState('');
  const user = useDeferredValue(typed.trim());
  return (
    <section className={style['section']}>
      <h1>{words.title}</h1>
      <p className="quiet">{words.text}</p>
      <div className={style['filter']}>
        <label className="field">
          <span className="small quiet">{words.user}</span>
          <input
            type="search"
            value={typed}
            autoCapitalize="none"
            spellCheck={false}
            onChange={({ target }) => {
              setTyped(target.value);
            }}
          />
        </label>
        <label className="field">
          <span className="small quiet">{words.action}</span>
          <select
            value={action}
            onChange={({ target }) => {
              setAction(target.value);
            }}
          >
            <option value="">{words.every}</option>
            {Object.entries(words.actions).map(([each, name]) => (
              <option key={each} value={each}>
                {name}
              </option>
            ))}
          </select>
        </label>
      </div>
      <Pages
        about={['trail', user, action]}
        ask={(cursor) => operations.trail({ user, action, cursor })}
        everyMillis={EVERY}
        loading={words.loading}
        more={words.more}
      >
        {(pages) => <Deeds deeds={pages.flatMap(({ entries }) => entries)} />}
      </Pages>
    </section>
  );
}

function Deeds({ deeds }: { readonly deeds: readonly Deed[] }): ReactNode {
  const { words, moment } = useWords();
  const { trail } = words.operations;
  if (deeds.length === 0) return <p className="quiet">{trail.none}</p>;
  return (
    <div className={style['scroll']} role="region" aria-label={trail.title} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {[trail.when, trail.who, trail.what, trail.target, trail.from].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {deeds.map((deed, place) => (
            <tr key={`${deed.at} ${String(place)}`}>
              <td>{moment(deed.at)}</td>
              <th scope="row">{deed.user || trail.nobody}</th>
              <td>{trail.actions[deed.action] ?? deed.action}</td>
              <td>{[deed.target, deed.detail].filter(Boolean).join(' – ')}</td>
              <td>{deed.address}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
