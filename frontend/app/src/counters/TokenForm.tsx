import { useState, type ReactNode } from 'react';
import { useWords } from '../words/useWords.ts';
import style from './Form.module.css';

interface Props {
  readonly token: string | undefined;
  readonly onChange: (token: string | undefined) => void;
}

/** Until people can sign in, the service's one token says who may change counters. */
export function TokenForm({ token, onChange }: Props): ReactNode {
  const { token: words } = useWords().words.counters;
  const [typed, setTyped] = useState('');
  if (token !== undefined) {
    return (
      <section className={style['form']}>
        <h2>{words.title}</h2>
        <p className="quiet">{words.known}</p>
        <button
          type="button"
          className="button"
          onClick={() => {
            onChange(undefined);
          }}
        >
          {words.forget}
        </button>
      </section>
    );
  }
  return (
    <form
      className={style['form']}
      onSubmit={(event) => {
        event.preventDefault();
        onChange(typed);
        setTyped('');
      }}
    >
      <h2>{words.title}</h2>
      <p className="quiet small">{words.text}</p>
      <label className="field">
        <span className="small quiet">{words.label}</span>
        <input
          type="password"
          value={typed}
          required
          autoComplete="off"
          onChange={({ target }) => {
            setTyped(target.value);
          }}
        />
      </label>
      <button type="submit" className="button">
        {words.use}
      </button>
    </form>
  );
}
