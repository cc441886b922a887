import { useState, type ReactNode } from 'react';
import { useWords } from '../words/useWords.ts';
import { refusal } from '../lib/refusal.ts';
import style from './ManagePanel.module.css';
import { useDeleteCounter, useResetCounter } from './useCounters.ts';

interface Props {
  readonly name: string;
  readonly onCancel: () => void;
}

/** What can't be taken back is done only once the name is typed. */
export function ManagePanel({ name, onCancel }: Props): ReactNode {
  const { words } = useWords();
  const { counters } = words;
  const [typed, setTyped] = useState('');
  const reset = useResetCounter();
  const remove = useDeleteCounter();
  const error = reset.error ?? remove.error;
  const isSure = typed === name && !reset.isPending && !remove.isPending;
  return (
    <div className={style['panel']}>
      <label className="field">
        <span className="small quiet">{counters.confirm(name)}</span>
        <input
          value={typed}
          autoCapitalize="none"
          autoComplete="off"
          spellCheck={false}
          onChange={({ target }) => {
            setTyped(target.value);
          }}
        />
      </label>
      <Deed
        deed={counters.reset.deed(name)}
        text={counters.reset.text}
        isSure={isSure}
        onDo={() => {
          reset.mutate(name);
        }}
      />
      {name !== 'global' && (
        <Deed
          deed={counters.remove.deed(name)}
          text={counters.remove.text}
          isSure={isSure}
          onDo={() => {
            remove.mutate(name);
          }}
        />
      )}
      <p role="status" className={style['said']}>
        {error ? refusal(error, words) : reset.isSuccess && counters.reset.done(name)}
      </p>
      <button type="button" className="button small" onClick={onCancel}>
        {counters.cancel}
      </button>
    </div>
  );
}

function Deed(props: {
  readonly deed: string;
  readonly text: string;
  readonly isSure: boolean;
  readonly onDo: () => void;
}): ReactNode {
  return (
    <div className={style['deed']}>
      <p className="small quiet">{props.text}</p>
      <button type="button" className="button asks" disabled={!props.isSure} onClick={props.onDo}>
        {props.deed}
      </button>
    </div>
  );
}
