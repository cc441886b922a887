import type { Result } from '@cloudclicker/client';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useWords } from '../words/useWords.ts';
import { value, type Refused } from './asked.ts';
import { refusal } from './refusal.ts';

interface Props<T> {
  readonly deed: string;
  /** For those who don't see beside what the button stands. */
  readonly label?: string;
  readonly ask: () => Promise<Result<T>>;
  readonly onDone?: (value: T) => void;
}

/** A button that asks the service for one thing, and says so where it was not done. */
export function DeedButton<T>({ deed, label, ask, onDone }: Props<T>): ReactNode {
  const { words } = useWords();
  const asking = useMutation<T, Refused>({
    mutationFn: async () => value(await ask()),
    networkMode: 'always',
    ...(onDone && { onSuccess: onDone }),
  });
  return (
    <>
      <button
        type="button"
        className="button small"
        aria-label={label ?? deed}
        disabled={asking.isPending}
        onClick={() => {
          asking.mutate();
        }}
      >
        {deed}
      </button>
      {asking.error && (
        <p role="alert" className="small">
          {refusal(asking.error, words)}
        </p>
      )}
    </>
  );
}
