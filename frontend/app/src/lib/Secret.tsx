import { useEffect, useRef, type ReactNode } from 'react';
import { CopyButton } from './CopyButton.tsx';
import style from './Secret.module.css';

interface Props {
  readonly said: string;
  readonly text: string;
  readonly what: string;
  readonly kept: string;
  readonly onKept: () => void;
}

/** What is shown this once, until it is said to be kept. */
export function Secret({ said, text, what, kept, onKept }: Props): ReactNode {
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    section.current?.focus();
  }, []);
  return (
    <section ref={section} tabIndex={-1} className={style['secret']} aria-label={what}>
      <p>{said}</p>
      <p className={style['text']} data-testid="secret">
        {text}
      </p>
      <div className={style['deeds']}>
        <CopyButton text={text} what={what} />
        <button type="button" className="button small" onClick={onKept}>
          {kept}
        </button>
      </div>
    </section>
  );
}
