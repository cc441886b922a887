import { useState, type ReactNode } from 'react';
import { useWords } from '../words/useWords.ts';

interface Props {
  readonly text: string;
  /** What is copied, where the button doesn't stand beside it. */
  readonly what?: string;
}

export function CopyButton({ text, what }: Props): ReactNode {
  const { copy } = useWords().words;
  const [isCopied, setIsCopied] = useState(false);
  const said = isCopied ? copy.done : copy.deed;
  return (
    <button
      type="button"
      className="button small"
      aria-label={what === undefined ? said : `${said}: ${what}`}
      onClick={() => {
        void navigator.clipboard.writeText(text).then(() => {
          setIsCopied(true);
        });
      }}
    >
      <span aria-live="polite">{said}</span>
    </button>
  );
}
