import type { Result } from '@cloudclicker/client';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useWords } from '../words/useWords.ts';
import { Refused, value } from './asked.ts';
import style from './Form.module.css';
import { refusal } from './refusal.ts';

/** What was typed into the field of this name. */
export type Given = (name: string) => string;

interface Props<T> {
  readonly title?: string;
  readonly text?: string;
  readonly deed: string;
  /** Whether it can't be taken back, or is what the page is for. */
  readonly asks?: boolean;
  readonly isSure?: boolean;
  readonly ask: (given: Given) => Promise<Result<T>>;
  readonly onDone?: (value: T, given: Given) => void;
  readonly onRefused?: (refused: Refused) => void;
  /** What to say when it is done. */
  readonly done?: string;
  readonly children?: ReactNode;
}

/** Asks the service for one thing, and says what came of it. Fields are emptied once it is done. */
export function Form<T>(props: Props<T>): ReactNode {
  const { title, text, deed, asks, isSure = true, ask, onDone, onRefused, done, children } = props;
  const { words } = useWords();
  const asking = useMutation<T, Refused, Given>({
    mutationFn: async (given) => value(await ask(given)),
    networkMode: 'always',
  });
  const said = asking.error ? refusal(asking.error, words) : asking.isSuccess && done;
  return (
    <form
      className={style['form']}
      onSubmit={(event) => {
        event.preventDefault();
        const form = event.currentTarget;
        const given = read(form);
        asking.mutate(given, {
          onSuccess: (value) => {
            form.reset();
            onDone?.(value, given);
          },
          ...(onRefused && { onError: onRefused }),
        });
      }}
    >
      {title !== undefined && <h2>{title}</h2>}
      {text !== undefined && <p className="quiet small">{text}</p>}
      {children}
      <button
        type="submit"
        className={asks ? 'button asks' : 'button'}
        disabled={asking.isPending || !isSure}
      >
        {deed}
      </button>
      <p role="status">{said}</p>
    </form>
  );
}

function read(form: HTMLFormElement): Given {
  const data = new FormData(form);
  return (name) => {
    const typed = data.get(name);
    return typeof typed === 'string' ? typed : '';
  };
}
