import { useState, type ReactNode } from 'react';
import { useWords } from '../words/useWords.ts';
import style from '../lib/Form.module.css';
import { refusal } from '../lib/refusal.ts';
import { useMakeCounter } from './useCounters.ts';

export function MakeForm(): ReactNode {
  const { words } = useWords();
  const { make } = words.counters;
  const [name, setName] = useState('');
  const making = useMakeCounter();
  return (
    <form
      className={style['form']}
      onSubmit={(event) => {
        event.preventDefault();
        making.mutate(
          { name },
          {
            onSuccess: () => {
              setName('');
            },
          },
        );
      }}
    >
      <h2>{make.title}</h2>
      <label className="field">
        <span className="small quiet">{`${make.name}: ${make.hint}`}</span>
        <input
          value={name}
          required
          maxLength={64}
          pattern="[a-z0-9._\-]+"
          autoCapitalize="none"
          autoComplete="off"
          spellCheck={false}
          onChange={({ target }) => {
            setName(target.value);
          }}
        />
      </label>
      <button type="submit" className="button" disabled={making.isPending}>
        {make.deed(name)}
      </button>
      <p role="status">
        {making.error
          ? refusal(making.error, words)
          : making.isSuccess && make.done(making.variables.name)}
      </p>
    </form>
  );
}
